/**
 * Rewrites a recording so that it has a duration and an index: what browsers record has neither, and cannot be sought.
 * The encoded sound stays as it is.
 */
export async function toSeekable(pieces: readonly Blob[], mimeType: string): Promise<Blob> {
  const {
    ALL_FORMATS,
    BlobSource,
    BufferTarget,
    Conversion,
    Input,
    Mp4OutputFormat,
    Output,
    WebMOutputFormat,
  } = await import('mediabunny')
  const input = new Input({
    formats: ALL_FORMATS,
    source: new BlobSource(new Blob([...pieces], { type: mimeType })),
  })
  try {
    const isMp4 = mimeType.startsWith('audio/mp4')
    const target = new BufferTarget()
    const output = new Output({ format: isMp4 ? new Mp4OutputFormat() : new WebMOutputFormat(), target })
    const conversion = await Conversion.init({ input, output })
    await conversion.execute()
    if (!target.buffer) throw new Error('The container could not be rewritten')
    return new Blob([target.buffer], { type: isMp4 ? 'audio/mp4' : 'audio/webm' })
  } finally {
    input.dispose()
  }
}
