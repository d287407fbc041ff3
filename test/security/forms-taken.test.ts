import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { encoded, field, file, inPieces, parted, parts, report, times } from '#test/support/forms.ts'
import { openSite, type Sent, type Site } from '#test/support/site.ts'

let site: Site

beforeAll(async () => (site = await openSite()))
beforeEach(openDesk)
afterAll(async () => {
  site.close()
  await closeRuntime()
})

const fields = () => Object.entries({ ...report, formKey: crypto.randomUUID() })
test.each<[string, () => Sent]>([
  ['a report', () => ({ path: '/report', headers: encoded, body: new URLSearchParams(fields()).toString() })],
  [
    'one with an empty file field',
    () => ({
      path: '/report',
      headers: parted,
      body: parts(...fields().map(([name, value]) => field(name, value)), file()),
    }),
  ],
  [
    'one in pieces of a byte',
    () => ({
      path: '/report',
      headers: parted,
      body: inPieces(parts(...fields().map(([name, value]) => field(name, value)), file()), 1),
    }),
  ],
  [
    'one with five files of 1 MB',
    () => ({
      path: '/report',
      headers: parted,
      body: parts(
        ...fields().map(([name, value]) => field(name, value)),
        ...times(5, (at) => file('files', `${at}.pdf`, `%PDF-1.4\n${at}${'x'.repeat(1_000_000)}`)),
      ),
    }),
  ],
  [
    'one whose text is as long as it may be',
    () => ({
      path: '/report',
      headers: parted,
      body: parts(
        ...fields().map(([name, value]) => field(name, name === 'description' ? '票'.repeat(5000) : value)),
      ),
    }),
  ],
  [
    'one with fields that are none of ours',
    () => ({
      path: '/report',
      headers: encoded,
      body: `${new URLSearchParams(fields())}&externalId=a&channel=api&constructor=1&__proto__=2&invoice.__proto__=3`,
    }),
  ],
])('what people send is taken: %s', async (_title, sent) => {
  const { status, headers } = await site.send(sent())
  expect([status, headers.location]).toEqual([302, expect.stringContaining('/report/received/')])
  expect(await sql`select channel, external_id from tickets`).toEqual([{ channel: 'web', external_id: null }])
})
