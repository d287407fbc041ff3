import { clearAway, newDataDir, npmStart } from '#test/support/start.ts'

export type House = {
  url: string
  pidOf: (name: 'web' | 'worker' | 'postgres') => number
  call: (path: string, body?: unknown) => Promise<Record<string, unknown>>
}

/** The product as an operator starts it, with its demo data, on a port and folder of its own, for one bench. */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const dataDir = newDataDir()
  const start = await npmStart(dataDir, { DEMO: '1' })
  try {
    await start.untilReady()
    const key = /^demo api key: (fd_\S+)$/m.exec(start.output())?.[1] ?? ''
    const figures = await work({
      url: start.url,
      pidOf: (name) => start.pidOf(name),
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
