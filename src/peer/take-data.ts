import type { SharedSentence, SharedTake } from '../core/portable/shared-take.ts'
import { PART_NAMES } from './words.ts'

/** The take that the page carries; null where it is missing, cut off or not one. */
export function readTake(json: string): SharedTake | null {
  try {
    const value: unknown = JSON.parse(json)
    return isTake(value) ? value : null
  } catch {
    return null
  }
}

/** An object of that name, whose fields may still be anything. */
type Row<Type> = Partial<Record<keyof Type, unknown>>

const isRow = <Type>(value: unknown): value is Row<Type> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => Number.isFinite(value)
const isMoment = (value: unknown): boolean => isNumber(value) && !Number.isNaN(new Date(value).getTime())
const isNullOr = (value: unknown, check: (value: unknown) => boolean): boolean =>
  value === null || check(value)
const isListOf = (value: unknown, check: (value: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check)

function isTake(value: unknown): value is SharedTake {
  return (
    isRow<SharedTake>(value) &&
    value.format === 'candor-shared-take' &&
    value.version === 1 &&
    [value.takeId, value.title, value.prompt].every(isText) &&
    isMoment(value.createdAtMs) &&
    isNullOr(value.duration, isNumber) &&
    isListOf(value.peaks, isNumber) &&
    isNullOr(value.audio, isAudio) &&
    isListOf(value.sentences, isSentence) &&
    isNullOr(value.judgement, isJudgement)
  )
}

const isAudio = (value: unknown): boolean =>
  isRow<NonNullable<SharedTake['audio']>>(value) && isText(value.mimeType) && isText(value.base64)

const isSentence = (value: unknown): boolean =>
  isRow<SharedSentence>(value) &&
  isText(value.text) &&
  isNullOr(value.start, isNumber) &&
  isNullOr(value.end, isNumber) &&
  isNullOr(value.asked, isText) &&
  isNullOr(value.part, (part) => isText(part) && Object.hasOwn(PART_NAMES, part))

const isJudgement = (value: unknown): boolean =>
  isRow<NonNullable<SharedTake['judgement']>>(value) && isNullOr(value.keep, isText) && isText(value.next)

/** The sentence within which a moment lies; null between two. */
export function findSentence({ sentences }: SharedTake, seconds: number): number | null {
  const found = sentences.findLastIndex(({ start }) => start !== null && start <= seconds)
  const end = sentences[found]?.end ?? Infinity
  return found >= 0 && seconds < end ? found : null
}
