/** Sound as it stands in the database: some browsers store no blobs, WebKit's private windows among them. */
export type StoredSound = Blob | { bytes: ArrayBuffer; type: string }

/** A blob as this browser stores it; `tryBlob` tries whether it stores any, and is asked once. */
export function createSoundStorage(tryBlob: (blob: Blob) => PromiseLike<unknown>) {
  let canStore: Promise<boolean> | null = null
  const look = async (): Promise<boolean> => {
    try {
      await tryBlob(new Blob(['x']))
      return true
    } catch (thrown) {
      // A full disk says nothing of what can be stored on it.
      return /Quota/.test(String(thrown))
    }
  }
  return async (blob: Blob): Promise<StoredSound> => {
    canStore ??= look()
    return (await canStore) ? blob : { bytes: await blob.arrayBuffer(), type: blob.type }
  }
}

/** What was stored, as a blob. */
export const toBlob = (stored: StoredSound): Blob =>
  stored instanceof Blob ? stored : new Blob([stored.bytes], { type: stored.type })
