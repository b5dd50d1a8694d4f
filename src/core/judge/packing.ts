const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const STEPS = 127

/** Weights in a text: base 64 of, for each that is not zero, the distance from the last one (7 bits a byte) and its value in 8 bits. */
export interface Packed {
  /** The largest weight. Values are stored as square roots, so that small ones keep their size to within a few percent. */
  most: number
  data: string
}

/** Weights smaller than `least` become zero; the others lose all but 7 bits. */
export function pack(weights: Float32Array, least: number): Packed {
  const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0)
  const bytes: number[] = []
  let last = -1
  weights.forEach((weight, index) => {
    const level = Math.round(Math.sqrt(Math.abs(weight) / most) * STEPS)
    if (Math.abs(weight) < least || !(level > 0)) return
    let gap = index - last - 1
    for (; gap > 127; gap >>>= 7) bytes.push((gap & 127) | 128)
    bytes.push(gap, weight < 0 ? 256 - level : level)
    last = index
  })
  return { most, data: toBase64(bytes) }
}

/** Throws a `RangeError` where the data do not fit into `length` weights. */
export function unpack({ most, data }: Packed, length: number): Float32Array {
  const bytes = fromBase64(data)
  const weights = new Float32Array(length)
  let index = -1
  for (let at = 0; at < bytes.length; at++) {
    let gap = 0
    let shift = 0
    for (; (bytes[at] ?? 0) > 127; at++, shift += 7) gap |= ((bytes[at] ?? 0) & 127) << shift
    index += (gap | ((bytes[at] ?? 0) << shift)) + 1
    at += 1
    const byte = bytes[at]
    if (byte === undefined || index >= length) throw new RangeError('packed weights do not fit their size')
    const level = byte > STEPS ? byte - 256 : byte
    weights[index] = Math.sign(level) * (level / STEPS) ** 2 * most
  }
  return weights
}

function toBase64(bytes: readonly number[]): string {
  const letters: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    letters.push(ALPHABET[triple >> 18] ?? '', ALPHABET[(triple >> 12) & 63] ?? '')
    letters.push(b === undefined ? '=' : (ALPHABET[(triple >> 6) & 63] ?? ''))
    letters.push(c === undefined ? '=' : (ALPHABET[triple & 63] ?? ''))
  }
  return letters.join('')
}

/** Throws a `RangeError` at a letter that is not of base 64. `atob` would do, but it belongs to the browser. */
function fromBase64(text: string): Uint8Array {
  const bare = text.replace(/=+$/, '')
  const values = new Int8Array(128).fill(-1)
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < bare.length; i++) {
    const value = values[bare.charCodeAt(i)] ?? -1
    if (value < 0) throw new RangeError('packed weights are not base 64')
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return bytes
}
