import { useId } from 'react'
import type { PartComparison, Quotation, Recital, TakeComparison } from '../../../core/report/comparison.ts'
import { linkClass } from '../../button.tsx'
import { toSpokenTime } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { Fold } from '../fold.tsx'
import styles from './comparison.module.css'
import { PartSwatch } from '../transcript/part-menu.tsx'

/** Plays a stretch of one of the takes, in seconds. */
type Play = (start: number, end: number) => void

interface ComparisonProps {
  comparison: TakeComparison
  onOpenNow: (sentence: number) => void
  onOpenBefore: (sentence: number) => void
  /** Null where that take cannot be heard. */
  onPlayNow: Play | null
  onPlayBefore: Play | null
}

/** One of the two takes, as it is called and reached. */
interface Side {
  name: 'now' | 'before'
  onOpen: (sentence: number) => void
  onPlay: Play | null
}

/** What is new and what was left out against an earlier take: one sentence, and the quotations on demand. */
export function Comparison({ comparison, ...on }: ComparisonProps) {
  const title = useId()
  const now: Side = { name: 'now', onOpen: on.onOpenNow, onPlay: on.onPlayNow }
  const before: Side = { name: 'before', onOpen: on.onOpenBefore, onPlay: on.onPlayBefore }
  const parts = comparison.parts.filter((it) => isChanged(it) || toSecondsText(it) !== null)
  const { recited } = comparison
  return (
    <section className={styles['comparison']} aria-labelledby={title}>
      <h2 id={title}>Compared with before</h2>
      <p>{toSummary(comparison)}</p>
      <Telling comparison={comparison} />
      {parts.length > 0 || recited.length > 0 ? (
        <Fold title="Part by part">
          {recited.length > 0 ? <Recited recited={recited} now={now} before={before} /> : null}
          {parts.length > 0 ? (
            <ul aria-label="Parts compared">
              {parts.map((part) => (
                <li key={part.part} className={styles['part']}>
                  <Part comparison={part} now={now} before={before} />
                </li>
              ))}
            </ul>
          ) : null}
          <p className={styles['aside']}>
            I compare words. What you said in quite another way may show up here as new or left out.
          </p>
        </Fold>
      ) : null}
    </section>
  )
}

/** Another opening, another emphasis: the same story may be told for another question. */
function Telling({ comparison: { opening, emphasis } }: { comparison: TakeComparison }) {
  return (
    <>
      {opening ? (
        <p>
          You open on “{PART_NAMES[opening.now]}” now, on “{PART_NAMES[opening.before]}” before.
        </p>
      ) : null}
      {emphasis ? (
        <p>
          Most of it is “{PART_NAMES[emphasis.now]}” now; before it was “{PART_NAMES[emphasis.before]}”.
        </p>
      ) : null}
    </>
  )
}

function Part({ comparison, now, before }: { comparison: PartComparison; now: Side; before: Side }) {
  const { part, heardIn, added, leftOut, stretch } = comparison
  const name = PART_NAMES[part]
  return (
    <>
      <div className={styles['line']}>
        <PartSwatch part={part} />
        <h3>{name}</h3>
        <span className={styles['seconds']}>{toSecondsText(comparison)}</span>
        <Hear side={now} span={stretch.now} what={name} />
        <Hear side={before} span={stretch.before} what={name} />
      </div>
      {heardIn ? <p>{HEARD_WORDS[heardIn]}</p> : null}
      <Quotations title="New" part={name} quotations={added} side={now} />
      <Quotations title="Left out" part={name} quotations={leftOut} side={before} />
    </>
  )
}

const HEARD_WORDS = {
  now: 'I heard this now. I didn’t hear it before.',
  before: 'I heard this before. I didn’t hear it now.',
}

interface QuotationsProps {
  title: string
  part: string
  quotations: readonly Quotation[]
  side: Side
}

function Quotations({ title, part, quotations, side }: QuotationsProps) {
  if (quotations.length === 0) return null
  return (
    <div>
      <h4 className={styles['kind']}>{title}</h4>
      <ul aria-label={`${title}: ${part}`}>
        {quotations.map(({ index, text, start, end, sure }) => (
          <li key={index} className={styles['quotation']}>
            <Quote text={text} sentence={index} side={side} />
            <Hear
              side={side}
              span={start === null || end === null ? null : { start, end }}
              what={`“${text}”`}
            />
            {sure ? null : (
              <span className={styles['aside']}>I’m not sure that this belongs to “{part}”.</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A quotation that opens its sentence. */
function Quote({ text, sentence, side }: { text: string; sentence: number; side: Side }) {
  return (
    <button type="button" className={styles['quote']} onClick={() => side.onOpen(sentence)}>
      “{text}”<span className="visually-hidden"> Show it {SIDE_PLACES[side.name]}</span>
    </button>
  )
}

const SIDE_PLACES = { now: 'in this take', before: 'in the take before' }

interface HearProps {
  side: Side
  span: { start: number; end: number } | null
  what: string
}

function Hear({ side, span, what }: HearProps) {
  const { name, onPlay } = side
  if (!span || !onPlay) return null
  return (
    <button
      type="button"
      className={`${linkClass} ${styles['hear']}`}
      aria-label={`Hear it ${name}: ${what}`}
      onClick={() => onPlay(span.start, span.end)}
    >
      Hear it {name}
    </button>
  )
}

/** Words that are the same in both takes, said kindly. */
function Recited({ recited, now, before }: { recited: readonly Recital[]; now: Side; before: Side }) {
  return (
    <div className={styles['recited']}>
      <p>These words are the same as last time, word for word. It may sound learned by heart.</p>
      <ul aria-label="Word for word">
        {recited.map(({ text, ...places }) => (
          <li key={places.now.join(' ') + text} className={styles['quotation']}>
            <blockquote className={styles['words']}>“{toOpening(text)}”</blockquote>
            {[now, before].map((side) => (
              <button
                key={side.name}
                type="button"
                className={`${linkClass} ${styles['hear']}`}
                aria-label={`Show it ${side.name}: “${toOpening(text)}”`}
                onClick={() => side.onOpen(places[side.name][0] ?? 0)}
              >
                Show it {side.name}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The whole of a long run is in the transcript; its beginning is enough to know it by. */
const OPENING = 30

function toOpening(text: string): string {
  const words = text.split(' ')
  return words.length > OPENING ? `${words.slice(0, OPENING).join(' ')} …` : text
}

const isChanged = ({ heardIn, added, leftOut }: PartComparison): boolean =>
  heardIn !== null || added.length > 0 || leftOut.length > 0

/** The seconds side by side. Where a take has none, nothing is said of it: the part may be there under another name. */
function toSecondsText({ seconds }: PartComparison): string | null {
  const texts = (['now', 'before'] as const).flatMap((side) =>
    Math.round(seconds[side] ?? 0) > 0 ? [`${toSpokenTime(seconds[side] ?? 0)} ${side}`] : [],
  )
  return texts.length > 0 ? texts.join(', ') : null
}

const list = new Intl.ListFormat('en')

/** What changed, in one sentence. */
function toSummary({ parts, recited }: TakeComparison): string {
  const clauses = [
    toClause(
      parts,
      ({ heardIn }) => heardIn === 'now',
      (names) => `I heard ${names} now and not before`,
    ),
    toClause(
      parts,
      ({ heardIn }) => heardIn === 'before',
      (names) => `I heard ${names} before and not now`,
    ),
    toClause(
      parts,
      ({ heardIn, added }) => heardIn !== 'now' && added.length > 0,
      (names) => `there is something new in ${names}`,
    ),
    toClause(
      parts,
      ({ heardIn, leftOut }) => heardIn !== 'before' && leftOut.length > 0,
      (names) => `something was left out of ${names}`,
    ),
  ].filter((clause) => clause !== null)
  const text = clauses.join('; ')
  if (text) return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
  return recited.length > 0 ? 'Much the same as before, in places word for word.' : 'Much the same as before.'
}

function toClause(
  parts: readonly PartComparison[],
  isOfIt: (part: PartComparison) => boolean,
  say: (names: string) => string,
): string | null {
  const names = parts.filter(isOfIt).map(({ part }) => `“${PART_NAMES[part]}”`)
  return names.length > 0 ? say(list.format(names)) : null
}
