import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { Response } from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '#app/http/app.ts'
import { until } from '#test/support/until.ts'

let asked: Array<{ path: string; res: Response; isClosed: boolean }> = []
const server = createServer(
  createApp(
    (req, res) => {
      const one = { path: req.path, res, isClosed: false }
      res.once('close', () => (one.isClosed = true))
      asked.push(one)
      if (req.path === '/answered') res.send('answered')
    },
    async () => new Response('copy'),
  ),
)
let port = 0

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
beforeEach(() => (asked = []))
afterAll(() => server.close().closeAllConnections())

const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n\r\n`
const get = (path: string) => lines(`GET ${path} HTTP/1.1`, 'Host: desk.invalid')
const post = (path: string, length: number) =>
  lines(`POST ${path} HTTP/1.1`, 'Host: desk.invalid', `Content-Length: ${length}`) + 'x'.repeat(length)

async function answerTo(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (part: Buffer) => (answer += part.toString()))
  socket.write(text)
  await until('there is an answer', () => answer.includes('\r\n\r\n'))
  socket.destroy()
  return answer.slice(9, 12)
}

test.each([
  ['pages', get('/report')],
  ['calls of the API', get('/api/v1/tickets')],
  ['forms', post('/track', 100)],
  ['bodies that take room in memory', post('/api/v1/receipts/http', 100_000)],
])('whoever goes before their turn on a connection has left with all of them: %s', async (_, second) => {
  const socket = connect(port, '127.0.0.1')
  socket.write(get('/first') + second)
  await until('both are asked for', () => asked.length === 2)

  socket.destroy()
  await until('each is told', () => asked.every((one) => one.isClosed && one.res.closed))
})

test('pages that nobody waits for any more keep nobody of the same address waiting', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write(get('/never').repeat(60))
  await until('as many as may be are in work', () => asked.length === 2)
  socket.destroy()

  expect(await answerTo(get('/answered'))).toBe('200')
})

test('requests behind each other on one connection are answered in turn', async () => {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (part: Buffer) => (text += part.toString()))
  socket.write(get('/answered').repeat(10))

  await until('all are answered', () => text.split('HTTP/1.1 200').length === 11)
  socket.destroy()
})

test.each([
  ['a password', 'name@desk.invalid'],
  ['a path', 'desk.invalid/desk/sign-in'],
  ['a page and a query', 'desk.invalid/desk/sign-in?'],
  ['a query', 'desk.invalid?'],
  ['a fragment', 'desk.invalid#'],
  ['a backslash', 'desk.invalid\\desk'],
  ['a blank', 'desk invalid'],
  ['half of an address', '[::1'],
  ['no ASCII', 'd\u00e9sk'],
])('a host that is not only a host is refused, and no route is asked: %s', async (_, host) => {
  for (const path of ['/answered', '/api/v1/tickets', '/desk/tickets'])
    expect(await answerTo(get(path).replace('desk.invalid', host))).toBe('400')
  expect(asked).toEqual([])
})

test.each(['desk.invalid', 'desk.invalid:3000', '127.0.0.1:80', '[::1]:3000', 'desk_1', ''])(
  'a host is a name or an address, with a port or without: %s',
  async (host) => {
    expect(await answerTo(get('/answered').replace('desk.invalid', host))).toBe('200')
  },
)
