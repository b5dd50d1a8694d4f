import * as z from 'zod/mini'
import { moment } from './row-numbers.ts'

/** When a row was changed last, and in which visits. */
export const revision = z.object({ changedAtMs: moment, visits: z.array(z.string()) })
