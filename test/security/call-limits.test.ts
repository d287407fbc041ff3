import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { aKey } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'
import { encoded, inPieces, timed, times } from '#test/support/forms.ts'
import { openSite, type Sent, type Site } from '#test/support/site.ts'

let site: Site
let key: string

beforeAll(async () => (site = await openSite()))
beforeEach(async () => {
  await openDesk()
  key = await aKey()
})
afterAll(async () => {
  site.close()
  await closeRuntime()
})

const call = () => ({ 'Content-Type': 'application/json', Authorization: `Bearer ${key}` })

describe('a call of the API', () => {
  const path = '/api/v1/tickets'
  const nest = (depth: number) =>
    `{"kind":"suggestion","extra":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`
  test.each<[string, () => Sent, number]>([
    [
      'of 20,001 values',
      () => ({ path: '/api/v1/incidents', headers: call(), body: `[${'1,'.repeat(20_001)}1]` }),
      422,
    ],
    [
      'of 20,001 names, all the same',
      () => ({ path: '/api/v1/incidents', headers: call(), body: `{${'"a":1,'.repeat(20_001)}"a":1}` }),
      422,
    ],
    [
      'of 10,000 lists in each other',
      () => ({ path, headers: call(), body: '['.repeat(10_000) + ']'.repeat(10_000) }),
      422,
    ],
    ['of 30,000 lists that never end', () => ({ path, headers: call(), body: '['.repeat(30_000) }), 422],
    ['of 40 levels', () => ({ path, headers: call(), body: nest(40) }), 422],
    [
      'of 100 kB',
      () => ({ path, headers: call(), body: JSON.stringify({ ...aReport(), more: 'x'.repeat(100_000) }) }),
      413,
    ],
    [
      'of 2 MB',
      () => ({
        path: '/api/v1/receipts/http',
        headers: call(),
        body: JSON.stringify({ a: 'x'.repeat(2_000_000) }),
      }),
      413,
    ],
    [
      'that is whole before it is too long',
      () => ({
        path,
        headers: call(),
        body: inPieces(`${JSON.stringify(aReport())}${' '.repeat(100_000)}`, 5000),
      }),
      413,
    ],
  ])('%s is refused as a problem document', async (_title, sent, status) => {
    const answer = await timed(site, sent())

    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:fapiao-desk:problem:body\./),
    })
    expect(answer.cpuMs).toBeLessThan(1500)
    expect(await sql`select from tickets`).toHaveLength(0)
  })

  test('takes the longest description, whichever way it is written', async () => {
    const report = JSON.stringify({ ...aReport(), description: '票'.repeat(5000) })
    const escaped = report.replaceAll('票', String.raw`\u7968`)
    for (const body of [report, escaped]) {
      const { status } = await site.send({ path, headers: call(), body })
      expect([200, 201]).toContain(status)
    }
  })

  test('takes 5,000 ticket numbers for an incident', async () => {
    const numbers = times(5000, () => 'FP-2345-6789-ABCD')
    const sent = {
      method: 'PUT',
      path: '/api/v1/incidents/INC-1/tickets',
      headers: call(),
      body: JSON.stringify({ add: numbers }),
    }
    const { status, text } = await site.send(sent)
    // Judged by the route: there is no such incident.
    expect([status, JSON.parse(text).type]).not.toEqual([413, expect.anything()])
    expect(JSON.parse(text).type).not.toMatch(/body/)
  })
})

describe('an address', () => {
  test.each<[string, Sent, number]>([
    ['of 15 kB', { method: 'GET', path: `/${'a'.repeat(15_000)}` }, 414],
    ['of 15 kB in English', { method: 'GET', path: `/en/${'a'.repeat(15_000)}` }, 414],
    ['of 15 kB of the desk', { method: 'GET', path: `/desk/${'a/'.repeat(7000)}` }, 414],
    ['with 9 kB of query', { method: 'GET', path: `/track?number=${'1'.repeat(9000)}` }, 414],
    [
      'with 201 parameters',
      { method: 'GET', path: `/track?${times(201, (at) => `a${at}=`).join('&')}` },
      422,
    ],
    ['of 15 kB for a form', { path: `/report/${'a'.repeat(15_000)}`, headers: encoded, body: 'a=b' }, 414],
  ])('%s is refused on a page', async (_title, sent, status) => {
    const answer = await timed(site, sent)
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/<header|<nav/)
    expect(answer.cpuMs).toBeLessThan(1500)
  })

  test.each<[string, string, number]>([
    ['of 15 kB', `/api/v1/${'a'.repeat(15_000)}`, 414],
    ['with 9 kB of query', `/api/v1/tickets?q=${'1'.repeat(9000)}`, 414],
    ['with 201 parameters', `/api/v1/tickets?${'state=new&'.repeat(200)}`, 422],
    ['of 15 kB, and of the other API', `/api/v2/${'a'.repeat(15_000)}`, 414],
  ])('%s is refused as a problem document by the API', async (_title, path, status) => {
    const { headers, text } = await site.send({ method: 'GET', path, headers: call() })
    expect(headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({ status })
  })

  test('that selects 150 tickets is taken', async () => {
    const path = `/desk/incidents/new?${times(150, (at) => `ticket=FP-2345-6789-A${at}`).join('&')}`
    // Nobody is signed in: the place to come back to keeps them all.
    const { status, headers } = await site.send({ method: 'GET', path })
    expect([status, headers.location?.match(/ticket/g)?.length]).toEqual([302, 150])
  })
})
