// npm run bench:delivery: what is told of how an answer sounded, against signals made with known truth. AUDIO_DIR: recordings
// (NAME.wav or .flac, with NAME.json: their sentences and words in seconds). Needs sox and espeak-ng.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

for (const tool of ['sox', 'espeak-ng'])
  if (spawnSync(tool, ['--version']).error) {
    console.error(
      `The bench makes its signals with ${tool}: install it (on Debian: apt-get install sox espeak-ng).`,
    )
    process.exit(1)
  }

const { module } = await runnerImport(resolve('test/bench/delivery/measure.ts'), {
  configFile: false,
  logLevel: 'error',
})
const figures = await module.measure(resolve(process.env.AUDIO_DIR ?? 'test/fixtures/audio'))
console.log(JSON.stringify(figures))
