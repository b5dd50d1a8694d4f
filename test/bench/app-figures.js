// What is measured on the app itself, built and served: losses, tasks, memory, and the bytes before the first screen.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { BROWSER } from './browser.js'
import { longestTask } from './trace.js'

const RATE = 16_000

/** Figures of the app: `longestTaskMs`, `droppedSamples`, `memoryGrowth`, `firstLoadBytes`. */
export async function measureApp({ recording, minutes, model }) {
  await build({ logLevel: 'error' })
  const server = await preview({ logLevel: 'error', preview: { port: 0, strictPort: false } })
  const url = `${server.resolvedUrls.local[0]}?model=${model}`
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  try {
    return {
      firstLoadBytes: await measureFirstLoad(url),
      memoryGrowth: await measureMemory(url, recording),
      ...(minutes > 0 ? await measureLosses(url, recording, minutes, join(folder, 'chirp.wav')) : {}),
    }
  } finally {
    rmSync(folder, { recursive: true })
    await server.close()
  }
}

async function measureFirstLoad(url) {
  const browser = await chromium.launch(BROWSER)
  const page = await browser.newPage()
  let bytes = 0
  const counting = []
  page.on('response', (response) =>
    counting.push(response.body().then((body) => (bytes += gzipSync(body).length))),
  )
  await page.goto(url)
  await page.getByRole('button', { name: 'Start practice' }).waitFor()
  await Promise.all(counting)
  await browser.close()
  console.log(`before the first screen works: ${(bytes / 1000).toFixed(1)} kB compressed`)
  return bytes
}

/** All memory of the page and its workers after ten takes, over that after one. */
async function measureMemory(url, recording) {
  const browser = await chromium.launch(BROWSER)
  const page = await browser.newPage()
  const sizes = []
  for (let take = 0; take < 10; take++) {
    await page.goto(url)
    await page.getByLabel('A recording').setInputFiles(recording)
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 120_000 })
    await page.getByRole('link', { name: 'Candor' }).click()
    sizes.push(await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes))
  }
  await browser.close()
  const growth = sizes.at(-1) / sizes[0]
  console.log(
    `memory after one take ${(sizes[0] / 1e6).toFixed(0)} MB, after ten ${(sizes.at(-1) / 1e6).toFixed(0)} MB`,
  )
  return growth
}

/** A long recording of speech under a chirp between 5 and 7 kHz: where the chirp jumps, sound was lost. */
async function measureLosses(url, recording, minutes, wav) {
  const seconds = minutes * 60
  writeFileSync(wav, chirped(toWav(recording), seconds + 30))
  const browser = await chromium.launch({
    ...BROWSER,
    args: [
      ...BROWSER.args,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}%noloop`,
    ],
  })
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Start practice' }).click()
  await page.getByRole('button', { name: 'Start now' }).click()
  await page.getByRole('timer').waitFor()
  await page.waitForTimeout(Math.max(0, seconds - 45) * 1000)
  // Long tasks under 50 ms are seen only in a trace.
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  await page.waitForTimeout(45_000)
  const trace = JSON.parse(await browser.stopTracing())
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 60_000 })
  const dropped = await page.evaluate(findJumps, RATE)
  await browser.close()
  const longestTaskMs = longestTask(trace)
  console.log(
    `longest main-thread task while recording and transcribing ${longestTaskMs.toFixed(1)} ms; ${dropped} samples lost in ${minutes} min`,
  )
  return { longestTaskMs, droppedSamples: dropped }
}

/** A recording as 16-bit mono WAV of 16 kHz; FLAC by ffmpeg. */
function toWav(recording) {
  if (recording.endsWith('.wav')) return readFileSync(recording)
  const format = [
    '-ac',
    '1',
    '-ar',
    String(RATE),
    '-sample_fmt',
    's16',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
  ]
  return execFileSync('ffmpeg', ['-v', 'error', '-i', recording, ...format, '-f', 'wav', 'pipe:1'], {
    maxBuffer: 2 ** 28,
  })
}

/** The recording, again and again, with a chirp of one second added. 16-bit mono WAV of 16 kHz in and out. */
function chirped(recording, seconds) {
  const speech = recording.subarray(44)
  const out = Buffer.alloc(44 + seconds * RATE * 2)
  recording.copy(out, 0, 0, 44)
  out.writeUInt32LE(out.length - 8, 4)
  out.writeUInt32LE(out.length - 44, 40)
  for (let i = 0; i < seconds * RATE; i++) {
    const t = (i % RATE) / RATE
    const chirp = 0.1 * Math.sin(2 * Math.PI * (5000 * t + 1000 * t * t))
    const sample = speech.readInt16LE((i * 2) % speech.length) * 0.7 + chirp * 32_767
    out.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample))), 44 + i * 2)
  }
  return out
}

/** In the page: follows the chirp through the kept sound in blocks of 100 ms; a jump of over 2 ms is a loss, in samples. */
async function findJumps(rate) {
  const once = (target, name) =>
    new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
  const opening = indexedDB.open('candor')
  await once(opening, 'success')
  const reading = opening.result.transaction('audio').objectStore('audio').getAll()
  await once(reading, 'success')
  const bytes = await reading.result[0].audio.arrayBuffer()
  const samples = (await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes)).getChannelData(0)
  const chirp = Float32Array.from({ length: 2 * rate }, (_, i) => {
    const t = (i % rate) / rate
    return Math.sin(2 * Math.PI * (5000 * t + 1000 * t * t))
  })
  const block = rate / 10
  const phaseAt = (from, guesses) => {
    let best = 0
    let most = -Infinity
    for (const guess of guesses) {
      let sum = 0
      for (let i = 0; i < block; i++) sum += samples[from + i] * chirp[guess + i]
      if (sum > most) [most, best] = [sum, guess]
    }
    return { phase: best, likeness: most }
  }
  const anywhere = Array.from({ length: rate }, (_, i) => i)
  let dropped = 0
  let { phase, likeness: usual } = phaseAt(rate, anywhere)
  for (let from = rate + block; from + block < samples.length - rate; from += block) {
    const expected = (phase + block) % rate
    // Where the chirp begins anew, a block has two pitches and no clear place.
    if (expected < block || expected > rate - 2 * block) {
      phase = expected
      continue
    }
    const near = Array.from({ length: 129 }, (_, i) => (expected - 64 + i + rate) % rate)
    let found = phaseAt(from, near)
    // Not there at all: much was lost.
    if (found.likeness < usual / 3) found = phaseAt(from, anywhere)
    usual = 0.95 * usual + 0.05 * found.likeness
    const jump = Math.abs(((found.phase - expected + rate * 1.5) % rate) - rate / 2)
    if (jump > rate / 500) dropped += jump
    phase = found.phase
  }
  return dropped
}
