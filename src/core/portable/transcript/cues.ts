/** A caption: what is shown from `start` to `end`, in seconds, with the markup of its file. */
export interface Cue {
  start: number
  end: number
  lines: string[]
}

/** Hours, minutes, seconds. SubRip writes a comma; some programs leave out zeros at either end. */
const TIME = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?$/

/** SubRip's way to say where a line is shown: `{\an8}`. */
const PLACEMENT = /\{\\[^{}]*\}/g

/** What "00:01:02.500" says in seconds; null where it is no time. */
export function parseTime(text: string): number | null {
  const match = TIME.exec(text)
  if (!match) return null
  const [, hours = '0', minutes, seconds, fraction = '0'] = match
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)
}

/** Whether a text has the signature that a WebVTT file begins with. */
export const isWebVtt = (text: string): boolean => /^\uFEFF?WEBVTT(?:\s|$)/.test(text)

/**
 * The cues of a WebVTT file (https://www.w3.org/TR/webvtt1/) or a SubRip file in the order of their times, read as such files
 * are found: numbers may lack, a blank line may stand inside a cue or be left out between two. None where it is no such file.
 */
export function readCues(text: string): Cue[] {
  const isVtt = isWebVtt(text)
  const cues: Cue[] = []
  let cue: Cue | null = null
  /** How many lines have come since the last blank one. */
  let count = 0
  let isNote = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const times = parseTimes(line)
    if (times) {
      // Right before its times stands the name of a cue, by itself or, where a blank line was left out, a number.
      const isName = count === 1 || (count > 1 && /^\d{1,9}$/.test(cue?.lines.at(-1)?.trim() ?? ''))
      if (isName && !isNote) cue?.lines.pop()
      cue = { ...times, lines: [] }
      cues.push(cue)
    }
    if (times || line.trim() === '') {
      // A single line after the times of a cue is no name.
      count = times ? 2 : 0
      isNote = false
      continue
    }
    if (count === 0) isNote = isVtt && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)
    count += 1
    if (!isNote) cue?.lines.push(isVtt ? line : line.replaceAll(PLACEMENT, ''))
  }
  return cues.toSorted((a, b) => a.start - b.start)
}

/** The times of a line "00:01.000 --> 00:02.000", whatever settings follow; null where it is no such line. */
function parseTimes(line: string): { start: number; end: number } | null {
  const arrow = line.indexOf('-->')
  if (arrow < 0) return null
  const start = parseTime(line.slice(0, arrow).trim())
  const [first = ''] = line
    .slice(arrow + 3)
    .trim()
    .split(/\s/, 1)
  const end = parseTime(first)
  return start === null || end === null ? null : { start, end }
}
