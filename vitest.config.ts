import { defineConfig } from 'vitest/config'
import { canStartPostfix } from './test/support/has-postfix.ts'

const processTests = ['test/faults/{fan-out,fuzz,runs}.test.ts', 'test/processes/**/*.test.ts']

export default defineConfig({
  test: {
    // Each file has a module graph and a database of its own.
    isolate: true,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...processTests, 'test/e2e/**', 'test/bench/**'],
          globalSetup: 'test/support/start-postgres.ts',
          setupFiles: ['test/support/environment.ts', 'test/support/console.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Real processes from the build: each has a machine's work to do, so one file at a time.
          name: 'processes',
          include: processTests,
          exclude: canStartPostfix ? [] : ['test/processes/mail-server.test.ts'],
          globalSetup: 'test/support/build-programs.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
