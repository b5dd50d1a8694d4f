import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Read, Reading } from '../../core/judge/reader.ts'
import type { LabelledAnswer } from './corpus.ts'

/** What the encoder says of answers that it had not seen, by their ids. */
export type Readings = ReadonlyMap<string, Reading>

const UNSEEN = fileURLToPath(new URL('../../../models/arc/unseen.json', import.meta.url))

/** The readings that training the encoder left behind (models/arc/train/finetune.py); null where there are none. */
export function readReadings(): Readings | null {
  if (!existsSync(UNSEEN)) return null
  return new Map(Object.entries(JSON.parse(readFileSync(UNSEEN, 'utf8')) as Record<string, Reading>))
}

/** Throws an `Error` that names the answers that have another number of sentences than when the encoder read them. */
export function checkReadings(readings: Readings, answers: readonly LabelledAnswer[]): void {
  const changed = answers.filter(({ id, sentences }) => {
    const reading = readings.get(id)
    return reading !== undefined && reading.parts.length !== sentences.length
  })
  if (changed.length > 0)
    throw new Error(
      `changed after the encoder had read them: ${changed.map(({ id }) => id).join(', ')}. ` +
        'Take them out of models/arc/unseen.json and let an encoder that has not learned them read them: models/arc/train/README.md.',
    )
}

/** A reader that only knows answers whose readings were made beforehand; of any other it knows nothing. */
export function toRecordedRead(answers: readonly LabelledAnswer[], readings: Readings): Read {
  const known = new Map(
    answers.map((answer) => [toKey(answer.sentences.map(({ text }) => text)), readings.get(answer.id)]),
  )
  return (sentences) => {
    const reading = known.get(toKey(sentences))
    return reading ? Promise.resolve(reading) : Promise.reject(new Error('not read beforehand'))
  }
}

const toKey = (sentences: readonly string[]): string => sentences.join('\n')
