import { readFileSync } from 'node:fs'

/** The trained weights, as the app loads them. */
export const readWeightsFile = (): unknown =>
  JSON.parse(readFileSync(new URL('../../../models/arc/weights.json', import.meta.url), 'utf8'))
