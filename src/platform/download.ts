/** How long a browser may take to begin to read what it downloads, in milliseconds. */
const READ_MS = 600_000

/** Hands a file to the user, in the browser's own way. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), READ_MS)
}
