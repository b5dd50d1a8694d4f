// npm run bench:speech: speech in step with the speaker against transcribing after the fact, in the system's Chromium.
// MODELS_DIR and MODEL choose the model (default: the small test model), AUDIO_DIR the recordings (NAME.wav or .flac, with
// NAME.json: their sentences), RUNS how often, MINUTES how long the recording for losses lasts (0 leaves it out).
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { measureApp } from './app-figures.js'
import { BROWSER } from './browser.js'

const small = 'micro.en'
const model = process.env.MODEL ?? small
const isSmall = model === small
const runs = Number(process.env.RUNS ?? 3)
const minutes = Number(process.env.MINUTES ?? 10)
const folder = resolve(process.env.AUDIO_DIR ?? 'test/fixtures/audio')
process.env.MODELS_DIR ??= resolve('test/fixtures/models')

const recordings = readdirSync(folder).filter((name) => /\.(wav|flac)$/.test(name))
const truthOf = (name) => JSON.parse(readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8'))
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const plain = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9' ]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean)

const outDir = mkdtempSync(join(tmpdir(), 'candor-bench-'))
const root = resolve('test/bench/speech')
await build({ configFile: 'vite.config.ts', root, publicDir: false, logLevel: 'error', build: { outDir } })
const server = await preview({
  configFile: 'vite.config.ts',
  root,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 0, strictPort: false },
})
const browser = await chromium.launch(BROWSER)
const figures = {}
try {
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.log(String(error)))
  await page.route('**/recordings/*', (route) =>
    route.fulfill({ path: join(folder, route.request().url().split('/').at(-1)) }),
  )
  await page.goto(server.resolvedUrls.local[0])
  const call = (way, about) => page.evaluate(([its, what]) => window.bench[its](what), [way, about])
  const long = recordings.filter((name) => name.includes('slt') || recordings.length < 3)
  const answer = {
    recordings: [...long, ...long, ...long].map((name) => `recordings/${name}`),
    seconds: 180,
    model,
    // A model without words speaks until it is cut off: as many tokens as speech has.
    tokensPerSecond: isSmall ? 9 : 2.2,
    decodesAgain: isSmall,
    speed: 8,
    realTimeSeconds: 30,
  }

  console.log(
    `180 s answer, ${model}, ${runs} runs, in turn; ${isSmall ? 'guards on' : 'guards off: the model knows no words'}`,
  )
  const after = []
  const step = []
  for (let run = 0; run < runs; run++) {
    after.push(await call('afterTheFact', answer))
    step.push(await call('inStep', answer))
    const [a, s] = [after.at(-1), step.at(-1)]
    console.log(
      `  after the fact ${a.seconds.toFixed(2)} s; in step: Stop to report ${s.stopToReport.toFixed(2)} s, recogniser ${s.effort.whole.toFixed(2)} s`,
    )
  }
  const whole = median(after.map(({ seconds }) => seconds))
  figures.stopToReport = median(step.map(({ stopToReport }, i) => stopToReport / after[i].seconds))
  figures.compute = median(step.map(({ effort }, i) => effort.whole / after[i].seconds))
  console.log(
    `  medians: after the fact ${whole.toFixed(2)} s; Stop to report 1/${(1 / figures.stopToReport).toFixed(1)} of it, recogniser ${figures.compute.toFixed(2)} of it`,
  )

  const share = (half) => (100 * median(step.map(({ effort }) => effort[half] / effort.whole))).toFixed(0)
  console.log(
    `  of the recogniser's time ${share('encoder')} % is the encoder's arithmetic and ${share('decoder')} % the decoder's`,
  )

  for (const decibels of [null, 10]) {
    const sums = { speech: 0, heard: 0, silence: 0, imagined: 0 }
    for (const name of recordings) {
      const sentences = truthOf(name)
      const truth = {
        sentences: sentences.map(({ start, end }) => [start, end]),
        words: sentences.flatMap(({ words }) => words),
      }
      const counts = await call('voice', { recording: `recordings/${name}`, truth, decibels })
      for (const key of Object.keys(sums)) sums[key] += counts[key]
    }
    const [recall, imagined] = [sums.heard / sums.speech, sums.imagined / sums.silence]
    const noise = decibels === null ? '' : 'Noisy'
    figures[`voiceRecall${noise}`] = recall
    figures[`voiceFalse${noise}`] = imagined
    console.log(
      `voice activity, ${decibels === null ? 'clean' : `pink noise at ${decibels} dB`}: recall ${recall.toFixed(4)}, false speech ${imagined.toFixed(4)}`,
    )
  }

  if (isSmall) {
    let [errorsInStep, errorsAfter, words] = [0, 0, 0]
    for (const name of recordings) {
      const truth = plain(
        truthOf(name)
          .map(({ text }) => text)
          .join(' '),
      )
      const one = { ...answer, recordings: [`recordings/${name}`], seconds: 600, realTimeSeconds: 0 }
      errorsInStep += distance(plain((await call('inStep', one)).text), truth)
      errorsAfter += distance(plain((await call('afterTheFact', one)).text), truth)
      words += truth.length
    }
    figures.werInStep = errorsInStep / words
    figures.werAfter = errorsAfter / words
    console.log(
      `word error rate over ${recordings.length} recordings: in step ${(figures.werInStep * 100).toFixed(2)} %, after the fact ${(figures.werAfter * 100).toFixed(2)} %`,
    )
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(outDir, { recursive: true })
}
Object.assign(figures, await measureApp({ recording: join(folder, recordings[0]), minutes, model }))
console.log(JSON.stringify(figures))
process.exit(0)

/** Levenshtein distance in words. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  a.forEach((word, i) => {
    const next = [i + 1]
    b.forEach((other, j) =>
      next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (word === other ? 0 : 1))),
    )
    row = next
  })
  return row[b.length]
}
