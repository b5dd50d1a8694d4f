/** 32-bit FNV-1a of a text: the same on every machine, so weights trained on one fit all others. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Mixes two hashes so that the order matters (the finaliser of MurmurHash3). */
export function mixHashes(left: number, right: number): number {
  let hash = Math.imul(left ^ (right >>> 15), 0x85ebca6b) + right
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
