import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { files, messages, tickets } from '#db/schema/index.ts'
import { config } from '#app/platform/config.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action } from '#app/routes/public/report.tsx'
import { action as reply } from '#app/routes/desk/ticket.tsx'
import { db } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { signedIn } from '#test/support/desk-request.ts'
import { report } from '#test/support/forms.ts'
import { post } from './send.ts'

// A full disk refuses every file; here a file stands where the folder of the store should be.

process.env.DATA_DIR = join(process.env.DATA_DIR ?? '', 'full')
const store = () => join(config().DATA_DIR, 'files')

beforeEach(openDesk)
afterEach(() => rmSync(config().DATA_DIR, { recursive: true, force: true }))
afterAll(closeRuntime)

function fillDisk() {
  mkdirSync(config().DATA_DIR, { recursive: true })
  rmSync(store(), { recursive: true, force: true })
  writeFileSync(store(), '')
}

const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')
const form: Record<string, string> = { formKey: 'one', ...report }

test('a report whose files can not be stored comes back with its words, and is taken without them', async () => {
  fillDisk()
  const answer = await action(post('/en/report', { ...form, files: png }))

  expect(answer).toMatchObject({
    data: {
      form: {
        values: { description: form.description, 'contact.mobile': form['contact.mobile'] },
        errors: [{ field: 'files', message: expect.stringMatching(/^Files can’t be stored at the moment/) }],
      },
    },
    init: { status: 422 },
  })
  expect(await db.select().from(tickets)).toEqual([])

  expect(await action(post('/en/report', { ...form }))).toMatchObject({ status: 302 })
  expect(await db.select().from(tickets)).toHaveLength(1)
})

test('a reply whose files can not be stored comes back with its words', async () => {
  await action(post('/report', { ...form }))
  const [ticket] = await db.select().from(tickets)
  const number = ticket?.number ?? ''
  const before = await db.select().from(messages)
  const headers = { Cookie: await signedIn(await hire()) }
  fillDisk()

  const composed = { formKey: 'two', way: 'reply', body: '请看附件。', files: png }
  const answer = await reply(post(`/desk/tickets/${number}`, composed, { number }, headers))

  expect(answer).toMatchObject({
    data: { values: { body: '请看附件。' }, errors: [{ field: 'files', message: 'file_store' }] },
    init: { status: 422 },
  })
  expect(await db.select().from(messages)).toHaveLength(before.length)
  expect(await db.select().from(files)).toEqual([])
})
