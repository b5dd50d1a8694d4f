import * as z from 'zod/mini'
import { LATEST } from '../core/words.ts'

/** A moment or a stretch of a recording, in seconds. */
export const seconds = z.number().check(z.minimum(0), z.maximum(LATEST))

/** What a date can be (https://tc39.es/ecma262/#sec-time-values-and-time-range): no later one can be written. */
const LAST_DATE_MS = 8.64e15

/** Milliseconds since 1970. */
export const moment = z.number().check(z.minimum(-LAST_DATE_MS), z.maximum(LAST_DATE_MS))
