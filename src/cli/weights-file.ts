import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ArcWeights, parseWeights } from '../core/judge/weights.ts'

export const WEIGHTS = fileURLToPath(new URL('../../models/arc/weights.json', import.meta.url))

/** Weights smaller than this are not written. Training has dropped those under larger bounds, with the others making up for them. */
export const LEAST = 0.02

export const readWeights = (): ArcWeights => parseWeights(JSON.parse(readFileSync(WEIGHTS, 'utf8')))
