import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Claims, parseClaims } from '../core/report/claims.ts'

/** How often each kind of claim proved right, as it was counted last. */
export const CLAIMS = fileURLToPath(new URL('../../models/arc/claims.json', import.meta.url))

export const readClaims = (): Claims => parseClaims(JSON.parse(readFileSync(CLAIMS, 'utf8')))
