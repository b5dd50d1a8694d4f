import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ArcWeights, parseWeights } from '../core/judge/weights.ts'

export const WEIGHTS = fileURLToPath(new URL('../../models/arc/weights.json', import.meta.url))

export const readWeights = (): ArcWeights => parseWeights(JSON.parse(readFileSync(WEIGHTS, 'utf8')))
