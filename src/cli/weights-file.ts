import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ArcWeights, parseWeights } from '../core/judge/weights.ts'

export const WEIGHTS = fileURLToPath(new URL('../../models/arc/weights.json', import.meta.url))

/** Weights smaller than this are dropped from the file, which halves it. What that costs stands in models/arc/README.md. */
export const LEAST = 0.08

export const readWeights = (): ArcWeights => parseWeights(JSON.parse(readFileSync(WEIGHTS, 'utf8')))
