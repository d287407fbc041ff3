import { existsSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { npmRun } from '#test/support/programs.ts'
import { clearAway, newDataDir, processesOf } from '#test/support/start.ts'

// A checkout in which nothing was started yet.
const dataDir = newDataDir()
afterAll(() => clearAway(dataDir))

const seed = (...args: string[]) => npmRun('seed', args, { DATA_DIR: dataDir })

test.each([
  [['--situation'], 'seed: --situation needs a name'],
  [['--situation', 'doomsday'], 'seed: there is no situation doomsday'],
])('%j lists the situations and makes nothing', async (args, problem) => {
  const { code, output } = await seed(...args)
  expect(code).toBe(1)
  expect(output).toContain(`fapiao-desk: ${problem}; the situations are\n  quiet-day: `)
  expect(output).toMatch(/^ {2}incident-at-night: /m)
  expect(existsSync(dataDir)).toBe(false)
})

test('a situation makes the database it is in and says how to get in', async () => {
  const { code, output } = await seed('--situation', 'quiet-day')
  expect([code, output]).toEqual([0, expect.stringMatching(/^demo sign-in: agent@demo\.invalid \S+$/m)])
  expect(processesOf(dataDir)).toEqual([])
  // As every start does it: the demo is not put on top.
  expect(await seed()).toEqual({ code: 0, output })
})

test('a database with tickets takes no situation', async () => {
  const { code, output } = await seed('--situation', 'backlog')
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/^fapiao-desk: seed: this database is in use \(12 tickets\), and .+\n$/),
  ])
})

test('without DEMO=1 nobody gets a demo account', async () => {
  const empty = newDataDir()
  const { code, output } = await npmRun('seed', ['--situation', 'backlog'], { DATA_DIR: empty, DEMO: '0' })
  clearAway(empty)
  expect([code, output]).toEqual([1, expect.stringMatching(/^fapiao-desk: seed: .+DEMO=1.+\n$/)])
})
