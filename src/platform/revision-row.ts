import * as z from 'zod/mini'

/** When a row was changed last, and in which visits. */
export const revision = z.object({ changedAtMs: z.number(), visits: z.array(z.string()) })
