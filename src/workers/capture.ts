/** About ten blocks a second at 48 kHz. */
const BLOCK = 4800

declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

/** Hands the microphone's samples, mixed to one channel, to the page in blocks of about a tenth of a second. */
class Capture extends AudioWorkletProcessor {
  private block = new Float32Array(BLOCK)
  private filled = 0

  process([channels]: readonly Float32Array[][]): boolean {
    const first = channels?.[0]
    if (!channels || !first) return true
    for (let i = 0; i < first.length; i++) {
      let sum = 0
      for (const channel of channels) sum += channel[i] ?? 0
      this.block[this.filled++] = sum / channels.length
      if (this.filled === BLOCK) this.send()
    }
    return true
  }

  private send(): void {
    this.port.postMessage(this.block, [this.block.buffer])
    this.block = new Float32Array(BLOCK)
    this.filled = 0
  }
}

registerProcessor('capture', Capture)
