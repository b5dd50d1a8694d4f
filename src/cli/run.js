#!/usr/bin/env node
// Runs a command written in TypeScript without a build: node src/cli/run.js NAME [ARGUMENT...]
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const [name = '', ...args] = process.argv.slice(2)
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))

if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  console.error(`There is no command "${name}". Commands are the files in src/cli, without ".ts".`)
  process.exitCode = 2
} else {
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
  process.exitCode = await module.run(args)
}
