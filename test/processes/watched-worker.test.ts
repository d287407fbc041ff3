import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '#test/support/until.ts'

// The watch of `npm run dev` on a worker of one word, which says that word and how it ends.

let folder: string
let watch: ChildProcess
let output = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-watched-'))
  mkdirSync(join(folder, 'jobs'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  write('word.ts', "export const word: string = 'first'")
  write(
    'worker.ts',
    `import { word } from './word.ts'
     console.log('runs', word, process.pid)
     process.on('SIGTERM', () => { console.log('stops', word); process.exit(0) })
     setInterval(() => undefined, 1000)`,
  )
  output = ''
  watch = fork(resolve('app/cli/supervise/watched-worker.mjs'), {
    cwd: folder,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [watch.stdout, watch.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
})
afterEach(async () => {
  watch.kill('SIGTERM')
  await until('the watch ends', () => watch.exitCode !== null || watch.signalCode !== null)
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, 'jobs', name), text)
const said = (line: RegExp) => until(String(line), () => line.test(output), 30_000)

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a change of what the worker imports stops it and starts it again, a mistake until it is mended', async () => {
  await said(/runs first/)
  write('word.ts', "export const word: string = 'second'")
  await said(/stops first[^]*runs second/)

  write('word.ts', 'export const word = )')
  await said(/stops second[^]*Unexpected "\)"/)
  write('word.ts', "export const word: string = 'third'")
  await said(/runs third/)
})

test('the worker ends with its supervisor', async () => {
  await said(/runs first/)
  const pid = Number(/runs first (\d+)/.exec(output)?.[1])
  watch.disconnect()
  await said(/stops first/)
  await until('it is gone', () => !isRunning(pid))
  await until('the watch ends', () => watch.exitCode !== null || watch.signalCode !== null)
  expect(output.match(/runs/g)).toHaveLength(1)
})
