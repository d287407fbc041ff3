import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import express, { type Response } from 'express'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { bodyLimit } from '#app/http/body-limit.ts'
import { createHeld } from '#app/http/body/held.ts'
import { turns } from '#app/http/turns.ts'
import { openDesk } from '#test/support/desk.ts'
import { field, file, parted, parts, report } from '#test/support/forms.ts'
import { openSite } from '#test/support/site.ts'
import { until } from '#test/support/until.ts'

describe('pages of one address', () => {
  const app = express()
  app.set('trust proxy', true)
  let working: Array<{ from: string; res: Response }> = []
  let arrived = 0
  app.use((_req, _res, next) => {
    arrived += 1
    next()
  })
  app.use(bodyLimit())
  app.use(turns({ page: 2, desk: 1, call: 1 }))
  app.use((req, res) => void working.push({ from: req.ip ?? '', res }))
  const server = createServer(app)
  let port = 0

  beforeEach(async () => {
    working = []
    arrived = 0
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  afterEach(() => server.close().closeAllConnections())

  const ask = (from: string, path = '/', method = 'GET', length: number | 'pieces' = 0) => {
    const said = length === 'pieces' ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': length }
    const headers = { 'X-Forwarded-For': from, ...said }
    const body = Buffer.alloc(length === 'pieces' ? 20_000 : length)
    const call = request({ port, method, path, headers, agent: false }).end(body)
    const answered = new Promise<number>((resolve) => {
      call.on('response', (response) => resolve(response.resume().statusCode ?? 0))
      call.on('error', () => resolve(0))
    })
    return { call, answered }
  }
  const workingFor = (address: string) =>
    working.filter(({ from, res }) => from === address && !res.closed).length

  test('wait their turn, and another’s are not behind them', async () => {
    const many = Array.from({ length: 20 }, () => ask('192.0.2.1'))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const other = ask('192.0.2.2')
    await until('the other one is in work', () => workingFor('192.0.2.2') === 1)
    expect(workingFor('192.0.2.1')).toBe(2)

    for (let done = 0; done < 21; done++) {
      await until('there is one to answer', () => working.some(({ res }) => !res.writableEnded))
      working.find(({ res }) => !res.writableEnded)?.res.end()
    }
    expect(await Promise.all([...many, other].map(({ answered }) => answered))).toEqual(Array(21).fill(200))
  })

  test('whose askers have gone take no turn', async () => {
    const gone = Array.from({ length: 10 }, () => ask('192.0.2.1'))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    for (const { call } of gone) call.destroy()
    await until('nothing is in work', () => workingFor('192.0.2.1') === 0)

    const { answered } = ask('192.0.2.1')
    await until('the next is in work', () => workingFor('192.0.2.1') === 1)
    working.at(-1)?.res.end()
    expect(await answered).toBe(200)
  })

  test.each([
    ['that say how long they are', 20_000],
    ['that come in pieces', 'pieces'],
  ] as const)('what is short is not behind twenty long ones of its kind %s', async (_title, length) => {
    const long = Array.from({ length: 20 }, () => ask('192.0.2.1', '/report', 'POST', length))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const { answered } = ask('192.0.2.1', '/report?short', 'POST')
    await until('it waits', () => arrived === 21)

    for (const { res } of working.splice(0)) res.end()
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    working.find(({ res }) => res.req.url === '/report?short')?.res.end()
    expect(await answered).toBe(200)
    for (const { call } of long) call.on('error', () => undefined).destroy()
  })

  test.each([
    ['the form of a report', 'GET', '/report'],
    ['a report that is sent', 'POST', '/report'],
    ['a ticket in another language', 'GET', '/en/tickets/T-1'],
  ])('%s is not behind twenty searches of its address', async (_title, method, path) => {
    const searches = Array.from({ length: 20 }, (_, at) => ask('192.0.2.1', `/help/x${at}?q=x`))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const { answered } = ask('192.0.2.1', path, method)
    await until('it waits', () => arrived === 21)

    for (const { res } of working.splice(0)) res.end()
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const own = working.find(({ res }) => res.req.url === path)
    own?.res.end()
    expect(await answered).toBe(200)
    for (const { call } of searches) call.on('error', () => undefined).destroy()
  })

  test('a flood of one kind has its turns, too', async () => {
    const reports = Array.from({ length: 10 }, () => ask('192.0.2.1', '/report'))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const { answered } = ask('192.0.2.1', '/help/other')
    await until('all have come', () => arrived === 11)

    for (let done = 0; done < 11; done++) {
      await until('there is one to answer', () => working.some(({ res }) => !res.writableEnded))
      working.find(({ res }) => !res.writableEnded)?.res.end()
    }
    expect(await Promise.all(reports.map((one) => one.answered))).toEqual(Array(10).fill(200))
    expect(await answered).toBe(200)
  })

  test('do not hold up the desk and the programs behind it, which take turns of their own', async () => {
    const pages = Array.from({ length: 5 }, () => ask('192.0.2.1', '/report'))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const others = ['/desk/tickets', '/desk', '/api/v1/tickets', '/API/v1/tickets'].map((path) =>
      ask('192.0.2.1', path),
    )
    await until('all have come', () => arrived === 9)

    const inWork = working.filter(({ res }) => !res.closed)
    const places = inWork.map(({ res }) => res.req.url.split('/')[1]?.toLowerCase())
    // Which of two came first is the network's affair.
    expect(places.toSorted()).toEqual(['api', 'desk', 'report', 'report'])
    for (let done = 0; done < 9; done++) {
      await until('there is one to answer', () => working.some(({ res }) => !res.writableEnded))
      working.find(({ res }) => !res.writableEnded)?.res.end()
    }
    expect(await Promise.all([...pages, ...others].map(({ answered }) => answered))).toEqual(
      Array(9).fill(200),
    )
  })

  test('that take long hold nobody up', async () => {
    const slow = Array.from({ length: 2 }, () => ask('192.0.2.1', '/slow'))
    await until('two are in work', () => workingFor('192.0.2.1') === 2)
    const { answered } = ask('192.0.2.1', '/report')
    await until('the third is in work', () => workingFor('192.0.2.1') === 3)

    working.at(-1)?.res.end()
    expect(await answered).toBe(200)
    for (const { call } of slow) call.on('error', () => undefined).destroy()
  })
})

describe('bodies in memory', () => {
  afterAll(closeRuntime)

  test('have room for so many bytes in all, and from one address', () => {
    const held = createHeld(100, 40)
    expect([held.take('a', 40), held.take('a', 1), held.take('b', 40), held.take('c', 30)]).toEqual([
      true,
      false,
      true,
      false,
    ])
    held.give('a', 40)
    expect([held.take('a', 1), held.take('c', 30)]).toEqual([true, true])
  })

  const formHead = (headers: Record<string, string | number>) =>
    Object.entries({ ...parted, Host: 'x', ...headers })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')
  const begun = file('files', 'a.pdf').slice(0, -2)
  const said = { 'Content-Length': 50 * 1024 * 1024 }
  const inChunks = { 'Transfer-Encoding': 'chunked' }
  test.each<[string, string, Record<string, string | number>, string]>([
    ['said to be long, and begun', '/report', said, begun],
    ['said to be long, and not begun', '/report', said, ''],
    ['without a length, and begun', '/report', inChunks, `${begun.length.toString(16)}\r\n${begun}\r\n`],
    ['without a length, and not begun', '/report', inChunks, ''],
    ['whose piece is said to be long', '/report', inChunks, 'fffffff\r\n'],
    ['for another form that takes files', '/tickets/T-1/messages', said, begun],
    ['half of a head', '/report', { 'X-More': 'x' }, ''],
  ])('that have not come take no room: fifty of them, %s', async (title, path, headers, sent) => {
    await openDesk()
    const site = await openSite()
    const idle = Array.from({ length: 50 }, () => connect(site.port, '127.0.0.1'))
    const end = title.startsWith('half') ? '' : '\r\n'
    for (const socket of idle) socket.write(`POST ${path} HTTP/1.1\r\n${formHead(headers)}${end}${sent}`)

    const fields = Object.entries({ ...report, formKey: crypto.randomUUID() }).map(([name, value]) =>
      field(name, value),
    )
    const body = parts(...fields, file('files', 'a.pdf', `%PDF-1.4\n${'x'.repeat(3 * 1024 * 1024)}`))
    const { status } = await site.send({ path: '/report', headers: parted, body })

    expect(status).toBe(302)
    for (const socket of idle) socket.destroy()
    site.close()
  })
})
