import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // CI counts from the file.
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: 'node_modules/.cache/results.json' }]]
      : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
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
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
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
