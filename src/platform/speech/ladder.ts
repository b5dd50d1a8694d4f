import { Failure } from '../../app/failure.ts'
import type { Rung } from '../../workers/recogniser-protocol.ts'

/** What this machine and this browser offer. */
export interface Machine {
  /** Chromium with an adapter, and the files that it needs are here. */
  hasGraphics: boolean
  /** The page is isolated, so that threads may share memory. */
  isIsolated: boolean
  cores: number
}

/** A short clip and its words: what a rung must have heard right before it is believed. */
export interface Check {
  words: string
  /** The longest that it may take, in seconds. */
  seconds: number
}

/** The ways to run a model here, the fastest first. The last one works wherever the app does. */
export function toRungs({ hasGraphics, isIsolated, cores }: Machine): [Rung, ...Rung[]] {
  // The page and the recording need a core of their own; more than four threads gain nothing for models of this size.
  const threads = Math.max(1, Math.min(4, cores - 1))
  const single: Rung = { device: 'thread', threads: 1 }
  const faster: Rung[] = [
    ...(hasGraphics ? [{ device: 'graphics' as const, threads }] : []),
    ...(isIsolated && threads > 1 ? [{ device: 'threads' as const, threads }] : []),
  ]
  const [first, ...others] = [...faster, single]
  return [first ?? single, ...others]
}

/** Of the words of a clip, as many must be heard: models mishear one now and then, a broken runtime all of them. */
const ENOUGH = 0.7

/** Whether what was heard is the clip. */
export function hearsRight(heard: string, words: string): boolean {
  const plain = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? []
  const said = plain(heard)
  const expected = plain(words)
  const found = expected.filter((word) => said.includes(word))
  return found.length >= ENOUGH * expected.length && said.length <= 2 * expected.length
}

interface Climb<Opened> {
  rungs: readonly [Rung, ...Rung[]]
  /** What worked last time, or null: it is believed without a check. */
  remembered: Rung | null
  check: Check | null
  /** Opens a fresh worker on that rung; with a check, `heard` and `seconds` are those of its clip. */
  open: (rung: Rung, isChecked: boolean) => Promise<{ opened: Opened; heard: string; seconds: number }>
  /** Throws away what was opened and is not believed. */
  close: (opened: Opened) => void
  remember: (rung: Rung | null) => void
  signal: AbortSignal
}

/**
 * Opens a model on the first rung that it runs on: what worked last time, else from the top, each rung in a fresh worker and
 * believed only when it has heard a clip of known words in time. Rejects with the last rung's failure where none does.
 */
export async function climb<Opened>(it: Climb<Opened>): Promise<Opened> {
  const { rungs, remembered, check, signal } = it
  const known = rungs.find((rung) => remembered && isSame(rung, remembered))
  let failure: unknown = new Failure('model-damaged')
  if (known) {
    try {
      return (await it.open(known, false)).opened
    } catch (thrown) {
      signal.throwIfAborted()
      failure = thrown
      it.remember(null)
    }
  }
  for (const rung of rungs) {
    try {
      const { opened, heard, seconds } = await it.open(rung, check !== null)
      if (!check || (hearsRight(heard, check.words) && (seconds <= check.seconds || rung === rungs.at(-1)))) {
        it.remember(rung)
        return opened
      }
      it.close(opened)
      failure = new Failure('model-damaged', { cause: `${rung.device} heard "${heard}" in ${seconds} s` })
    } catch (thrown) {
      signal.throwIfAborted()
      failure = thrown
    }
  }
  throw failure
}

const isSame = (a: Rung, b: Rung): boolean => a.device === b.device && a.threads === b.threads
