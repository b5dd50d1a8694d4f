import { ARC, PARTS } from '../../core/arc.ts'
import type { Judged, Measures, Score } from './measures.ts'

/** One line of figures: to compare judges and sets. */
export function toLine(name: string, measures: Measures): string {
  const { missing, anyTone, story } = measures
  return [
    name.padEnd(34),
    `macro F1 ${two(measures.macroF1)}`,
    `accuracy ${two(measures.accuracy)}`,
    `missing ${two(missing.precision)}/${two(missing.recall)}`,
    `tone ${two(anyTone.f1)}`,
    `kind ${two(measures.kind)}`,
    `severity ${two(story['severity'] ?? 0)}`,
    `category ${two(story['category'] ?? 0)}`,
    `improvement ${two(story['improvement'] ?? 0)}`,
  ].join('  ')
}

/** All figures of one judge on one set. */
export function toTables(measures: Measures): string {
  return [
    `${measures.answers} answers, ${measures.sentences} sentences`,
    '',
    table(
      ['part', 'precision', 'recall', 'F1', 'sentences'],
      [
        ...PARTS.map((part) => [part, ...toCells(measures.parts[part])]),
        ['all', '', '', two(measures.macroF1), String(measures.sentences)],
      ],
    ),
    `accuracy ${two(measures.accuracy)}`,
    '',
    table(
      ['true \\ found', ...PARTS],
      PARTS.map((part, row) => [part, ...(measures.confusion[row] ?? []).map(String)]),
    ),
    '',
    table(
      ['claim', 'precision', 'recall', 'F1', 'true'],
      [
        ['part not heard', ...toCells(measures.missing)],
        ['any tone', ...toCells(measures.anyTone)],
        ['too soft', ...toCells(measures.tooSoft)],
      ],
    ),
    `"not sure" of a part: ${two(measures.unsure)}; kind of tone ${two(measures.kind)}, overlap of spans ${two(measures.overlap)}`,
    `story: ${Object.entries(measures.story)
      .map(([field, accuracy]) => `${field} ${two(accuracy)}`)
      .join(', ')}; denial: ${measures.denial.misses} missed, ${measures.denial.alarms} false`,
    '',
    table(
      ['certainty of a mark, at least', 'marks', 'precision'],
      measures.marks.map(({ certainty, count, right }) => [
        two(certainty),
        String(count),
        count === 0 ? '' : two(right / count),
      ]),
    ),
    '',
    table(
      ['confidence', 'sentences', 'mean', 'right'],
      measures.calibration.flatMap(({ count, confidence, right }, tenth) =>
        count === 0
          ? []
          : [[`${tenth / 10}-${(tenth + 1) / 10}`, String(count), two(confidence), two(right)]],
      ),
    ),
  ].join('\n')
}

/** The answers with the fewest sentences right, with their text: what was meant, what was found. */
export function toWorst(judged: readonly Judged[], count: number): string {
  const rated = judged.map(({ gold, found }) => {
    const right = gold.sentences.filter(({ part }, index) => found.annotations[index]?.part === part).length
    return { gold, found, share: right / gold.sentences.length }
  })
  return rated
    .toSorted((left, right) => left.share - right.share)
    .slice(0, count)
    .map(({ gold, found, share }) => {
      const absent = ARC.filter((part) => !gold.sentences.some((it) => it.part === part))
      const claimed = ARC.filter((part) => found.presence[part] === 'not-heard')
      return [
        `${gold.id}: ${two(share)} right; not told: ${absent.join(', ') || 'none'}; not heard: ${claimed.join(', ') || 'none'}`,
        ...gold.sentences.map(({ text, part }, index) => {
          const annotation = found.annotations[index]
          return annotation?.part === part
            ? `    ${part}: ${text}`
            : `  * ${part}, found ${annotation?.part}: ${text}`
        }),
      ].join('\n')
    })
    .join('\n\n')
}

const two = (value: number): string => value.toFixed(2)

const toCells = ({ precision, recall, f1, support }: Score): string[] => [
  two(precision),
  two(recall),
  two(f1),
  String(support),
]

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  '),
    )
    .join('\n')
}
