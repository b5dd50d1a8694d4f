import { hashText, mixHashes } from './hash.ts'

/** A sparse vector: `values[i]` stands in bucket `buckets[i]`. */
export interface Features {
  buckets: Int32Array
  values: Float32Array
}

export type Collector = ReturnType<typeof createCollector>

/**
 * Collects hashed features into `size` buckets, in groups. Features of different spaces never share a meaning, and those of
 * a group share its weight, so that a long sentence does not shout.
 */
export function createCollector(size: number) {
  const buckets: number[] = []
  const values: number[] = []
  const toBucket = (space: number, hash: number): number => (mixHashes(space, hash) >>> 0) % size
  return {
    add(space: number, hash: number): void {
      buckets.push(toBucket(space, hash))
    },
    /** Ends a group: all that was added since the last one. */
    close(weight: number): void {
      const value = weight / Math.sqrt(Math.max(buckets.length - values.length, 1))
      while (values.length < buckets.length) values.push(value)
    },
    /** A feature that is a measure, not a mark. Not within a group. */
    addMeasure(space: number, hash: number, value: number): void {
      buckets.push(toBucket(space, hash))
      values.push(value)
    },
    toFeatures: (): Features => ({ buckets: Int32Array.from(buckets), values: Float32Array.from(values) }),
  }
}

/** Stands for what is before the first word or sentence, and after the last. */
export const EDGE = hashText('<edge>')

/** Runs of one to `longest` words, each length in a space of its own from `space` on. */
export function addRuns(
  collector: Collector,
  space: number,
  hashes: readonly number[],
  longest: number,
): void {
  for (let i = 0; i < hashes.length; i++) {
    let hash = hashes[i] ?? 0
    collector.add(space, hash)
    for (let length = 2; length <= longest && i + length <= hashes.length; length++) {
      hash = mixHashes(hash, hashes[i + length - 1] ?? 0)
      collector.add(space + length - 1, hash)
    }
  }
}
