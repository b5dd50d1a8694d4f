/** A tensor of the library's, as far as times are read from it. */
interface Times {
  data: Float32Array
  dims: number[]
}

type Extract = (outputs: unknown, heads: unknown, frames: number, precision: number, prefix: number) => Times

/**
 * Mends transformers.js 4.3's token times. The attention row of a token that was read tells where the *next* one is
 * heard; the library drops one row too many from the beginning, so every time is the next token's and the first word
 * begins at 0 (OpenAI's whisper/timing.py keeps that row). Asked with one prefix token less it keeps the row, and its
 * times then stand one place too early.
 */
export function correctTokenTimes(model: object): void {
  const whisper = model as { _extract_token_timestamps?: Extract }
  const extract = whisper._extract_token_timestamps
  if (!extract) throw new Error('This version of the library times tokens in another way')
  whisper._extract_token_timestamps = (outputs, heads, frames, precision, prefix) => {
    const times = extract.call(model, outputs, heads, frames, precision, prefix - 1)
    const length = times.dims.at(-1) ?? 0
    for (let row = 0; row < times.data.length; row += length) {
      times.data.copyWithin(row + prefix, row + prefix - 1, row + length - 1)
      times.data.fill(0, row, row + prefix)
    }
    return times
  }
}
