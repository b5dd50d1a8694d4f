import { defineConfig } from 'vitest/config'
import { bundledScripts } from './vite.config.ts'

export default defineConfig({
  test: {
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
          name: 'browser',
          environment: 'node',
          css: true,
          include: ['test/{browser,promises}/**/*.test.ts'],
          globalSetup: ['test/browser/app-server.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // One fake microphone, one clock, two cores: one after the other.
          fileParallelism: false,
        },
      },
    ],
  },
})
