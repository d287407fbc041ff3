import { defineConfig } from 'vitest/config'
import { canStartPostfix } from './test/support/has-postfix.ts'
import { isolatedTests } from './test/support/isolated-tests.ts'
import { LongestFirst } from './test/support/longest-first.ts'

/** Each loads or disturbs the machine by itself: one file at a time. */
const faultTests = ['test/faults/{fan-out,fuzz,runs}.test.ts', 'test/processes/frozen.test.ts']
const processTests = ['test/processes/**/*.test.ts']
const ruleTests = {
  globalSetup: 'test/support/start-postgres.ts',
  setupFiles: ['test/support/environment.ts', 'test/support/console.ts', 'test/support/between-tests.ts'],
}
/** Of real processes from the build. */
const builtTests = {
  globalSetup: 'test/support/build-programs.ts',
  testTimeout: 120_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    testTimeout: 15_000,
    hookTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...ruleTests,
          // Half of the time was the same modules being loaded again: a worker's files share them, and a database.
          name: 'rules',
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...isolatedTests, ...faultTests, ...processTests, 'test/e2e/**', 'test/bench/**'],
          sequence: { setupFiles: 'list' },
        },
      },
      {
        extends: true,
        test: {
          ...ruleTests,
          name: 'isolated',
          include: isolatedTests,
          exclude: [...faultTests, ...processTests, 'test/e2e/**', 'test/bench/**'],
          sequence: { setupFiles: 'list' },
        },
      },
      {
        extends: true,
        test: {
          ...builtTests,
          name: 'faults',
          include: faultTests,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...builtTests,
          // Most of their time is waiting for a process to start or to end: one file waits while another works.
          name: 'processes',
          include: processTests,
          exclude: [...faultTests, ...(canStartPostfix ? [] : ['test/processes/mail-server.test.ts'])],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
