// npm run bench:review: the review in the system's Chromium, on the built app: the longest task of the main thread while a take of
// three minutes plays, the time from a label set by hand to the changed report, from an edit to its new judgement, the opening of a
// take of thirty minutes, and how late the word that is spoken is lit. RUNS says how often; medians are printed.
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { BROWSER } from './browser.js'
import { longestTask } from './trace.js'

const runs = Number(process.env.RUNS ?? 5)
const RATE = 8000
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

await build({ logLevel: 'error' })
const server = await preview({ logLevel: 'error', preview: { port: 0, strictPort: false } })
const url = server.resolvedUrls.local[0]
const browser = await chromium.launch(BROWSER)
const figures = {}
try {
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.log(String(error)))
  await page.addInitScript(() => {
    const media = HTMLMediaElement.prototype
    const play = Reflect.get(media, 'play')
    media.play = function () {
      window.sounding = this
      return Reflect.apply(play, this, [])
    }
  })
  await page.goto(url)
  await page.getByRole('button', { name: /sample/i }).click()
  await page.getByRole('region', { name: 'Transcript' }).waitFor()

  figures.correctionMs = median(await repeat(runs, (run) => page.evaluate(timeCorrection, run)))
  figures.editMs = median(await repeat(runs, (run) => page.evaluate(timeEdit, run)))

  // Three minutes: the sample, stretched and repeated.
  await page.evaluate(makeTake, { id: 'three', minutes: 3, rate: RATE })
  await page.goto(`${url}#/takes/three`)
  await page.reload()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  const lags = await page.evaluate(watchWords, 20_000)
  const trace = JSON.parse(await browser.stopTracing())
  figures.longestTaskMs = longestTask(trace)
  figures.wordLagMs = 1000 * median(lags)
  console.log(
    `${lags.length} words were lit; the latest of them ${(1000 * Math.max(...lags)).toFixed(0)} ms after its time`,
  )

  await page.evaluate(makeTake, { id: 'thirty', minutes: 30, rate: RATE })
  figures.openLongMs = median(
    await repeat(runs, async () => {
      await page.goto(`${url}#/takes`)
      await page.getByRole('heading', { name: 'Your takes' }).waitFor()
      return page.evaluate(timeOpening, 'thirty')
    }),
  )
} finally {
  await browser.close()
  await server.close()
}
for (const [name, value] of Object.entries(figures)) figures[name] = Number(value.toFixed(1))
console.log(JSON.stringify(figures))
process.exit(0)

async function repeat(count, work) {
  const values = []
  for (let run = 0; run < count; run++) values.push(await work(run))
  return values
}

/** In the page: from a part that is chosen in a menu to the changed arc. */
async function timeCorrection(run) {
  const until = (look) =>
    new Promise((done) => {
      const turn = () => (look() ? done() : requestAnimationFrame(turn))
      turn()
    })
  const triggers = () => [...document.querySelectorAll('[aria-haspopup="menu"]')]
  const trigger = triggers()[3 + run]
  trigger.click()
  await until(() => document.querySelector('[role="menuitemradio"]'))
  const items = [...document.querySelectorAll('[role="menuitemradio"]')]
  const other = items.find((item) => item.getAttribute('aria-checked') === 'false')
  const arc = document.querySelector('[aria-label="Arc"]')
  const before = arc.textContent
  const began = performance.now()
  other.click()
  await until(() => arc.textContent !== before)
  const took = performance.now() - began
  await until(() => !document.querySelector('[role="menuitemradio"]'))
  return took
}

/** In the page: from words that are saved to their new judgement. */
async function timeEdit(run) {
  const until = (look) =>
    new Promise((done) => {
      const turn = () => (look() ? done() : requestAnimationFrame(turn))
      turn()
    })
  document.querySelectorAll('[aria-haspopup="menu"]')[8].click()
  await until(() => document.querySelector('[role="menuitem"]'))
  document.querySelector('[role="menuitem"]').click()
  await until(() => document.querySelector('textarea'))
  const area = document.querySelector('textarea')
  const text =
    run % 2
      ? 'Two years later we moved the payments the same way.'
      : 'I should have asked whoever owned the data.'
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, text)
  area.dispatchEvent(new Event('input', { bubbles: true }))
  const line = area.closest('li')
  const before = line.dataset.part
  const began = performance.now()
  area.form.requestSubmit()
  await until(() => line.dataset.part !== before || performance.now() - began > 3000)
  return performance.now() - began
}

/** In the page: keeps a take of so many minutes, of the sample's sentences again and again, with a quiet tone as its sound. */
async function makeTake({ id, minutes, rate }) {
  const once = (target, name) => new Promise((done) => target.addEventListener(name, done, { once: true }))
  const opening = indexedDB.open('candor')
  await once(opening, 'success')
  const database = opening.result
  const reading = database.transaction('takes').objectStore('takes').getAll()
  await once(reading, 'success')
  const [sample] = reading.result
  const rounds = Math.ceil((minutes * 60) / sample.duration)
  const { sentences, judgement } = sample.transcript
  const shift = (words, by) => words.map((word) => ({ ...word, start: word.start + by, end: word.end + by }))
  const again = (list, change) =>
    Array.from({ length: rounds }, (_, round) => list.map((it) => change(it, round))).flat()
  const duration = rounds * sample.duration
  const length = Math.round(duration * rate)
  const data = new DataView(new ArrayBuffer(44 + 2 * length))
  ;[
    0x52494646,
    36 + 2 * length,
    0x57415645,
    0x666d7420,
    16,
    0x10001,
    rate,
    2 * rate,
    0x100002,
    0x64617461,
    2 * length,
  ].forEach((value, at) => data.setUint32(4 * at, value, ![0, 2, 3, 9].includes(at)))
  for (let i = 0; i < length; i++) data.setInt16(44 + 2 * i, 2000 * Math.sin(i / 8), true)
  const take = {
    ...sample,
    id,
    source: 'imported',
    duration,
    transcript: {
      name: 'written',
      sentences: again(sentences, (it, round) => ({
        ...it,
        words: shift(it.words, round * sample.duration),
      })),
      judgement: { ...judgement, annotations: again(judgement.annotations, (it) => it) },
    },
    corrections: [],
  }
  const writing = database.transaction(['takes', 'audio'], 'readwrite')
  writing.objectStore('takes').put(take)
  writing.objectStore('audio').put({ id, audio: new Blob([data], { type: 'audio/wav' }) })
  await once(writing, 'complete')
  database.close()
}

/** In the page: how many seconds after its time each word is lit, for so many milliseconds. */
function watchWords(forMs) {
  const lags = []
  const watcher = new MutationObserver((changes) => {
    for (const { target } of changes)
      if (target.hasAttribute('data-lit'))
        lags.push(Math.abs(window.sounding.currentTime - Number(target.dataset.start)))
  })
  watcher.observe(document.querySelector('[aria-label="Transcript"]'), {
    attributeFilter: ['data-lit'],
    subtree: true,
  })
  return new Promise((done) => setTimeout(() => done(lags), forMs))
}

/** In the page: from the click on a take to its transcript and its wave. */
async function timeOpening(id) {
  const began = performance.now()
  location.hash = `#/takes/${id}`
  await new Promise((done) => {
    const turn = () =>
      document.querySelector('[aria-label="Transcript"] li') && document.querySelector('[aria-label="Play"]')
        ? done()
        : requestAnimationFrame(turn)
    turn()
  })
  return performance.now() - began
}
