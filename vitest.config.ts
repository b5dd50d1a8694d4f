import { configDefaults, defineConfig } from 'vitest/config'
import { bundledScripts } from './vite.config.ts'

/** What a dying browser loses depends on who else works: these are run when all others are done. */
const ALONE = 'test/promises/durable-kill.test.ts'

const browser = {
  environment: 'node',
  css: true,
  globalSetup: ['test/browser/app-server.ts'],
  testTimeout: 180_000,
  hookTimeout: 120_000,
} as const

export default defineConfig({
  test: {
    // Most of a browser test is waiting for somebody to speak: another one goes on meanwhile.
    maxWorkers: 2,
    // CI counts from the file.
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: 'node_modules/.cache/results.json' }]]
      : ['default'],
    projects: [
      {
        plugins: [bundledScripts()],
        test: {
          name: 'unit',
          environment: 'node',
          css: true,
          include: ['test/{core,app,platform,cli}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['test/ui/**/*.test.tsx'],
          setupFiles: ['test/ui/setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        plugins: [bundledScripts()],
        test: {
          ...browser,
          name: 'browser',
          include: ['test/{browser,promises}/**/*.test.ts'],
          // What takes long is looked at with all promises only (npm run test:promises).
          exclude: [
            ...configDefaults.exclude,
            ALONE,
            ...(process.env['PROMISES'] === 'full' ? [] : ['**/*.full.test.ts']),
          ],
        },
      },
      {
        plugins: [bundledScripts()],
        test: { ...browser, name: 'alone', include: [ALONE], sequence: { groupOrder: 1 } },
      },
    ],
  },
})
