import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Counted, SinkWord } from '#test/bench/fanout/sinks.ts'

export type Sinks = {
  mail: string
  sms: string
  count(): Promise<{ mail: Counted; sms: Counted }>
  reset(): void
  /** When a code reached this number, in milliseconds since 1970. */
  codes: Map<string, number>
  close(): void
}

const isWord = (value: unknown): value is SinkWord => typeof value === 'object' && value !== null

export async function openSinks(): Promise<Sinks> {
  const child = fork(fileURLToPath(new URL('sinks.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  const codes = new Map<string, number>()
  const counting: Array<(counted: { mail: Counted; sms: Counted }) => void> = []
  const ready = new Promise<{ mail: string; sms: string }>((resolve) => {
    child.on('message', (word) => {
      if (!isWord(word)) return
      if ('ready' in word) resolve(word.ready)
      if ('code' in word) codes.set(word.code.to, word.code.at)
      if ('counted' in word) counting.shift()?.(word.counted)
    })
  })
  return {
    ...(await ready),
    codes,
    count: () =>
      new Promise((resolve) => {
        counting.push(resolve)
        child.send('count')
      }),
    reset: () => void child.send('reset'),
    close: () => child.disconnect(),
  }
}
