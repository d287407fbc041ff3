import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import express, { type Response } from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
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

  const ask = (from: string, path = '/', method = 'GET') => {
    const call = request({ port, method, path, headers: { 'X-Forwarded-For': from }, agent: false }).end()
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

  test('that are said to come take no room: a report with a file is filed beside fifty of them', async () => {
    await openDesk()
    const site = await openSite()
    const head = Object.entries({ ...parted, 'Content-Length': 50 * 1024 * 1024, Host: 'x' }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    const idle = Array.from({ length: 50 }, () => connect(site.port, '127.0.0.1'))
    for (const socket of idle)
      socket.write(`POST /report HTTP/1.1\r\n${head.join('')}\r\n${file('files', 'a.pdf').slice(0, -2)}`)

    const fields = Object.entries({ ...report, formKey: crypto.randomUUID() }).map(([name, value]) =>
      field(name, value),
    )
    const body = parts(...fields, file('files', 'a.pdf', `%PDF-1.4\n${'x'.repeat(3 * 1024 * 1024)}`))
    const { status } = await site.send({ path: '/report', headers: parted, body })

    expect(status).toBe(302)
    for (const socket of idle) socket.destroy()
    site.close()
    await closeRuntime()
  })
})
