import { readFileSync } from 'node:fs'
import { clearAway, newDataDir, npmStart } from '#test/support/start.ts'

export type House = {
  url: string
  /** Of the API, with every scope. */
  key: string
  pidOf: (name: 'web' | 'worker' | 'postgres') => number
  databaseUrl: () => string
  call: (path: string, body?: unknown) => Promise<Record<string, unknown>>
}

type Options = {
  env?: Record<string, string>
  /** Of a house without demo data, which prints none. */
  key?: string
}

/** The product as an operator starts it, with its demo data unless told otherwise, on a port and folder of its own. */
export async function withHouse<T>(
  work: (house: House) => Promise<T>,
  { env = { DEMO: '1' }, key: given }: Options = {},
): Promise<T> {
  const dataDir = newDataDir()
  const start = await npmStart(dataDir, env)
  try {
    await start.untilReady()
    const key = given ?? /^demo api key: (fd_\S+)$/m.exec(start.output())?.[1] ?? ''
    const figures = await work({
      url: start.url,
      key,
      pidOf: (name) => start.pidOf(name),
      databaseUrl: () => readFileSync(`${dataDir}/database-url`, 'utf8').trim(),
      call: caller(start.url, key),
    })
    start.process.kill('SIGTERM')
    await start.ended
    return figures
  } finally {
    clearAway(dataDir)
  }
}

const caller =
  (url: string, key: string): House['call'] =>
  async (path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok || typeof answer !== 'object' || answer === null)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return { ...answer }
  }

export const tell = (text: string) => void process.stderr.write(`${text}\n`)
