/** Moments between two others, as random as dice and the same in each run: seconds. */
export function toMoments(count: number, from: number, to: number, seed = 1): number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    // https://en.wikipedia.org/wiki/Linear_congruential_generator, with the numbers of "Numerical Recipes".
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.round((from + (state / 2 ** 32) * (to - from)) * 1000) / 1000
  })
}

/** Resolves so many seconds after a moment in milliseconds since 1970: the moment itself is what is tested. */
export const untilAfter = (sinceMs: number, seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, sinceMs + seconds * 1000 - Date.now()))

/** For what a test polls: a busy machine shows its screens late. */
export const SOON = { timeout: 30_000 }
