import { Agent, request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, npmStart } from '#test/support/start.ts'

const dataDir = await preparedDataDir('empty')
afterEach(() => clearAway(dataDir))

type Odd = { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const send = (base: string, { method = 'GET', path, headers = {}, body }: Odd) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(base)
    const call = request({ hostname, port, method, path, headers, agent, timeout: 5000 }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    call.on('timeout', () => call.destroy(new Error(`no answer to ${method} ${path}`)))
    call.on('error', reject)
    call.end(body)
  })

/** What broke once, found by fuzzing; each over the same connection, so that none leaves it unusable. */
test('odd requests are the caller’s fault: no failure, no hang, and the next one is answered', async () => {
  const start = await npmStart(dataDir)
  await start.untilReady()
  const own = { Origin: start.url }
  const form = { ...own, 'Content-Type': 'application/x-www-form-urlencoded' }
  const half = { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }
  const cases: [Odd, number][] = [
    // A name that every object has must not be looked up as a parameter: it ended the process.
    [{ path: '/?__proto__=x' }, 200],
    [{ path: '/check?constructor=1&a=nf' }, 200],
    // The page of the components is for development only; a stranger is told of no desk page whether it is there.
    [{ path: '/desk/_components' }, 302],
    [{ method: 'OPTIONS', path: '/check?__proto__=&causeCode=open' }, 204],
    // Remix compares the origin once more, with a host that anybody may send.
    [
      { method: 'POST', path: '/check', headers: { ...form, 'X-Forwarded-Host': '*' }, body: 'cause=T2' },
      200,
    ],
    [
      { method: 'POST', path: '/check', headers: { ...own, 'Content-Type': 'application/json' }, body: '{}' },
      422,
    ],
    [{ method: 'POST', path: '/track', headers: half, body: '--x\r\nContent-Disposition: form-data' }, 422],
    // A body that no route reads would stop the connection's next request.
    [{ method: 'POST', path: '/contact', headers: half, body: Buffer.alloc(400_000, 65) }, 405],
    [{ path: '/healthz' }, 200],
    [{ path: '//t/..' }, 400],
    [{ path: '/.///x//L' }, 400],
    [{ path: '/maintenance/a%00b' }, 400],
    [{ path: '/help?q=a%00b' }, 400],
    [{ path: '/tickets/%' }, 400],
    [{ path: '/rate/%c0%ae' }, 400],
    [{ method: 'DELETE', path: '/report', headers: own }, 405],
    [{ method: 'DELETE', path: '/api/v1/tickets' }, 405],
    [{ method: 'OPTIONS', path: '/api/v1/tickets' }, 204],
  ]
  const answers: unknown[] = []
  for (const [odd] of cases) {
    const { status, text } = await send(start.url, odd)
    expect(text).not.toMatch(/\n\s+at |node_modules/)
    answers.push([odd.method ?? 'GET', odd.path, status])
  }
  expect(answers).toEqual(cases.map(([odd, status]) => [odd.method ?? 'GET', odd.path, status]))
  expect(start.output()).not.toMatch(/could not be decoded|_data requests|"level":"fatal"/)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
})
