import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import {
  boundary,
  encoded,
  report,
  field,
  file,
  firstAnswer,
  inPieces,
  parted,
  parts,
  pipelined,
  timed,
  times,
} from '#test/support/forms.ts'
import { openSite, type Sent, type Site } from '#test/support/site.ts'

let site: Site
const t = translator('zh-CN')

beforeAll(async () => (site = await openSite()))
beforeEach(openDesk)
afterAll(async () => {
  site.close()
  await closeRuntime()
})

const distinct = (count: number) => times(count, (at) => `invoice.${at}=1`).join('&')

describe('a form with more than is ever asked for is refused before it is read', () => {
  test.each<[string, Sent, number]>([
    [
      '8,000 fields of the invoice',
      { path: '/report', headers: encoded, body: distinct(8000).slice(0, 65_000) },
      422,
    ],
    ['201 fields', { path: '/check', headers: encoded, body: distinct(201) }, 422],
    [
      'one field 5,000 times',
      { path: '/report', headers: encoded, body: times(5000, () => 'kind=x').join('&') },
      422,
    ],
    ['5,000 empty pieces', { path: '/report', headers: encoded, body: '&'.repeat(5000) }, 422],
    [
      '201 fields as parts',
      { path: '/report', headers: parted, body: parts(...times(201, (at) => field(`f${at}`))) },
      422,
    ],
    ['21 empty files', { path: '/report', headers: parted, body: parts(...times(21, () => file())) }, 422],
    [
      '5,000 empty files',
      { path: '/report', headers: parted, body: parts(...times(5000, () => file())) },
      422,
    ],
    [
      '21 files under 21 names',
      { path: '/report', headers: parted, body: parts(...times(21, (at) => file(`f${at}`, 'a.pdf'))) },
      422,
    ],
    [
      '20,000 delimiters and nothing else',
      { path: '/report', headers: parted, body: `--${boundary}\r\n\r\n`.repeat(20_000) },
      422,
    ],
    [
      'a field’s name of 100 kB',
      { path: '/report', headers: parted, body: parts(field('n'.repeat(100_000))) },
      422,
    ],
    [
      'a text of 300 kB among files',
      { path: '/report', headers: parted, body: parts(field('description', 'x'.repeat(300_000))) },
      413,
    ],
    [
      'a delimiter that is too long',
      {
        path: '/report',
        headers: { 'Content-Type': `multipart/form-data; boundary=${'b'.repeat(4000)}` },
        body: 'x',
      },
      422,
    ],
    [
      'no delimiter',
      { path: '/report', headers: { 'Content-Type': 'multipart/form-data' }, body: parts(field('a')) },
      422,
    ],
    [
      'two delimiters',
      {
        path: '/report',
        headers: { 'Content-Type': `${parted['Content-Type']}; boundary=y` },
        body: parts(field('a')),
      },
      422,
    ],
    [
      '70 kB of text where no file is taken',
      { path: '/track', headers: encoded, body: `number=${'x'.repeat(70_000)}` },
      413,
    ],
    [
      'a file where none is taken',
      { path: '/track', headers: parted, body: parts(file('files', 'a.pdf', 'x'.repeat(70_000))) },
      413,
    ],
    [
      '1 MB as a form of the report without files',
      { path: '/report', headers: encoded, body: `description=${'x'.repeat(1_000_000)}` },
      413,
    ],
    [
      '61 MB',
      { path: '/report', headers: { ...parted, 'Content-Length': 61 * 1024 * 1024 }, body: 'x' },
      413,
    ],
  ])('%s', async (title, sent, status) => {
    // Nothing more of it will come: the answer must not wait.
    const answer = title === '61 MB' ? await firstAnswer(site.port, sent) : await timed(site, sent)

    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<!DOCTYPE html>')
    expect(answer.text).toMatch(/<header|<nav/)
    expect('cpuMs' in answer ? answer.cpuMs : 0).toBeLessThan(1500)
    expect(await sql`select from tickets`).toHaveLength(0)
  })

  test.each<[string, Sent, number]>([
    ['201 fields', { path: '/check', headers: encoded, body: inPieces(distinct(201)) }, 422],
    [
      '21 files',
      { path: '/report', headers: parted, body: inPieces(parts(...times(21, () => file()))) },
      422,
    ],
    [
      '201 parts',
      { path: '/report', headers: parted, body: inPieces(parts(...times(201, () => field('a'))), 1) },
      422,
    ],
    ['70 kB of text', { path: '/track', headers: encoded, body: inPieces('x'.repeat(70_000), 1000) }, 413],
  ])('%s that arrive piece by piece without a length', async (_title, sent, status) => {
    expect((await timed(site, sent)).status).toBe(status)
  })

  test.each([
    ['', '项目太多'],
    ['/en', 'more fields than we can take'],
    ['/zh-TW', '項目太多'],
  ])('it is said in the reader’s language under "%s"', async (prefix, words) => {
    const { text } = await site.send({ path: `${prefix}/report`, headers: encoded, body: distinct(201) })
    expect(text).toContain(words)
  })

  test('a request on the same connection is answered afterwards', async () => {
    const answers = await pipelined(site.port, [
      { path: '/report', headers: parted, body: parts(...times(3000, () => file())) },
      { path: '/check', headers: encoded, body: 'cause=T2' },
    ])
    expect(answers).toEqual([422, 200])
  })
})

describe('a form that is called something else is read as what was counted, or not at all', () => {
  const many = parts(...times(300, () => field('a')))
  test.each([
    ['parts called an encoded form', 'application/x-www-form-urlencoded', many],
    ['an encoded form called parts', parted['Content-Type'], distinct(300)],
    ['parts behind another type', `text/plain, ${parted['Content-Type']}`, many],
    ['parts before another type', `${parted['Content-Type']}, text/plain`, many],
    ['parts in capitals', parted['Content-Type'].replace('multipart/form-data', 'MULTIPART/Form-Data'), many],
    ['parts with another parameter', `${parted['Content-Type']}; charset=utf-8`, many],
    ['parts whose delimiter is quoted', `multipart/form-data; boundary="${boundary}"`, many],
    [
      'an encoded form in capitals with a parameter',
      'Application/X-WWW-Form-Urlencoded ; charset=x',
      distinct(300),
    ],
    ['an encoded form behind another type', 'text/plain, application/x-www-form-urlencoded', distinct(300)],
    ['no form', 'application/json', '{}'],
  ])('%s', async (_title, type, body) => {
    const { status } = await timed(site, { path: '/report', headers: { 'Content-Type': type }, body })
    expect(status).toBe(422)
    expect(await sql`select from tickets`).toHaveLength(0)
  })

  test('an `&` that is written out parts nothing', async () => {
    const body = new URLSearchParams({
      ...report,
      description: '&'.repeat(2000) + ' '.repeat(100) + '=',
    }).toString()
    expect((await site.send({ path: '/report', headers: encoded, body })).status).toBe(302)
  })
})

describe('a page of refusal says no more than that', () => {
  const long = 'a'.repeat(3000)
  test.each<[string, Sent, string]>([
    ['a long address', { method: 'GET', path: `/${long}` }, 'zh-CN'],
    ['a long address in English', { method: 'GET', path: `/en/${long}` }, 'en'],
    ['many fields', { path: '/report', headers: encoded, body: distinct(300) }, 'zh-CN'],
  ])('%s: no page is marked as the current one', async (_title, sent, language) => {
    const { text } = await site.send(sent)
    expect(text).toContain(`<html lang="${language}"`)
    expect(text).not.toContain('aria-current="page"')
  })

  test('too many parameters are an address that is not there, and nothing that was sent', async () => {
    const path = `/report?${distinct(300)}`
    const { status, text } = await site.send({ method: 'GET', path })
    expect(status).toBe(422)
    expect(text).toContain(t('error.notFound.title'))
    expect(text).not.toContain(t('error.refused.title'))
  })
})
