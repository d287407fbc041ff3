import { getPriority } from 'node:os'
import { afterAll, expect, test, vi } from 'vitest'
import { openReader, UnreadError } from '#app/platform/reader-process.ts'

// What is to end by its memory gets time for it on a busy machine, too.
const limits = { timeoutMs: 30_000, memoryMb: 64 }
const endless = ['loop', 'hang']
vi.setConfig({ testTimeout: 60_000 })
const reader = openReader<string, unknown>(
  { source: 'test/support/odd-reader.ts', built: 'none.js', isAnswer: (_value): _value is unknown => true },
  limits,
)
afterAll(reader.close)

const failure = (deed: string) =>
  reader.read(deed, endless.includes(deed) ? { timeoutMs: 1000 } : {}).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadError ? [error.reason, error.kind] : error),
  )

test('what the program says is handed over, by one process for many inputs', async () => {
  const pids = await Promise.all(Array.from({ length: 5 }, () => reader.read('pid')))

  expect(new Set(pids).size).toBe(1)
  expect(pids[0]).not.toBe(process.pid)
  expect(await reader.read('pid', { fresh: true })).not.toBe(pids[0])
})

test.each([
  ['a library that refuses', 'refuse', ['crashed', 'OddError']],
  ['a library that throws outside its promise', 'throwLater', ['crashed', 'OddError']],
  ['a stack that ends', 'recurse', ['crashed', 'RangeError']],
  ['a process that ends without a word', 'leave', ['crashed', '0']],
  ['an endless loop', 'loop', ['too_long', null]],
  ['an answer that never comes', 'hang', ['too_long', null]],
  ['a single allocation that is too large', 'split', ['memory', null]],
  ['memory that grows and grows', 'grow', ['memory', null]],
])('%s ends the reader alone, and the next input is read', async (_, deed, expected) => {
  expect(await failure(deed)).toEqual(expected)
  expect(await failure('sound')).toBe('read')
})

test('whoever answers people has the processor before the reader', async () => {
  expect(await reader.read('priority')).toBeGreaterThan(getPriority())
})

test('inputs behind one that hangs wait for its end and are read', async () => {
  const answers = await Promise.all(['sound', 'loop', 'sound', 'split', 'sound'].map(failure))

  expect(answers).toEqual(['read', ['too_long', null], 'read', ['memory', null], 'read'])
})

test('the reader is given no key, no address of a database and nothing else of ours', async () => {
  const names = await reader.read('secrets')

  expect(names).not.toEqual(expect.arrayContaining(['SECRET_KEYS']))
  expect(names).not.toEqual(expect.arrayContaining(['DATABASE_URL']))
})

test('a reader that can’t be started is no fault of the input', async () => {
  const missing = openReader<string, unknown>(
    {
      source: 'test/support/there-is-none.ts',
      built: 'none.js',
      isAnswer: (_value): _value is unknown => true,
    },
    limits,
  )
  const error = await missing.read('sound').catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(UnreadError)
})
