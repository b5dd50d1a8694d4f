// npm run test:promises: everything that Candor promises, in the system's Chromium: a table of promises, their cases, and how
// many of these held.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const file = resolve('node_modules/.cache/promises.json')
mkdirSync(resolve('node_modules/.cache'), { recursive: true })
rmSync(file, { force: true })
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    'test/promises',
    '--reporter',
    'default',
    '--reporter',
    'json',
    `--outputFile.json=${file}`,
  ],
  { stdio: 'inherit', env: { ...process.env, PROMISES: 'full' } },
)
const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
const promises = new Map()
for (const { ancestorTitles, status: held } of testResults.flatMap(
  ({ assertionResults }) => assertionResults,
)) {
  const title = ancestorTitles[0] ?? ''
  const known = promises.get(title) ?? { cases: 0, held: 0 }
  promises.set(title, { cases: known.cases + 1, held: known.held + (held === 'passed' ? 1 : 0) })
}
const width = Math.max(7, ...[...promises.keys()].map((title) => title.length))
console.log(`\n${'promise'.padEnd(width)}  cases   held`)
for (const [title, { cases, held }] of promises)
  console.log(`${title.padEnd(width)}  ${String(cases).padStart(5)}  ${String(held).padStart(5)}`)
const all = [...promises.values()]
const passed = all.reduce((sum, { held }) => sum + held, 0)
console.log(`\n${passed} passed, ${all.reduce((sum, { cases }) => sum + cases, 0) - passed} failed`)
process.exitCode = status ?? 1
