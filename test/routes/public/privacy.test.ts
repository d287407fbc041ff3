import { afterAll, beforeEach, expect, test } from 'vitest'
import { tickets } from '#db/schema/index.ts'
import { installPrivacyNotices } from '#app/domain/contacts/privacy/install.ts'
import { noticeSeeds } from '#app/domain/contacts/privacy/notice-seeds.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader } from '#app/routes/public/privacy.tsx'
import { action as sendReport, loader as openReport } from '#app/routes/public/report.tsx'
import { asSystem } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const changeTheNotice = () =>
  installPrivacyNotices(asSystem(), [
    ...noticeSeeds,
    {
      version: 2,
      effectiveOn: today(),
      changes: { 'zh-CN': '新的一版。', en: 'A new one.' },
      body: { 'zh-CN': '## 新的\n\n内容。', en: '## New\n\nText.' },
    },
  ])
const typed = (privacyVersion?: string) => ({
  formKey: crypto.randomUUID(),
  kind: 'missing_invoice',
  symptom: 'not_found',
  'invoice.number': '24112000000135114086',
  description: '查验平台提示查无此票。',
  'contact.mobile': '13800138000',
  consent: 'yes',
  ...(privacyVersion ? { privacyVersion } : {}),
})

test('the page shows the notice in force, with links in the reader’s language and text size', async () => {
  const page = await loader(get('/en/privacy?size=large'))
  expect(page).toMatchObject({ version: 1, language: 'en' })
  expect(page.html).toContain('href="/en/contact?size=large"')
})

test('a version that never was, or is no number, does not exist', async () => {
  for (const version of ['9', '0', 'x', '1e1', '-1'])
    expect(await thrownBy(() => loader(get(`/privacy?version=${version}`)))).toMatchObject({ status: 404 })
})

test('the notice changed between the page and the submit: the form comes back, nothing lost, and says why', async () => {
  await changeTheNotice()

  const answer = await sendReport(post('/report', typed('1')))

  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      form: {
        values: { 'invoice.number': '24112000000135114086', consent: undefined },
        errors: [{ field: 'consent', message: expect.stringContaining('隐私说明更新了') }],
      },
    },
  })
  expect(await db.select().from(tickets)).toEqual([])
  expect(await openReport(get('/report'))).toMatchObject({
    privacy: { version: 2, changedAt: expect.any(Date) },
  })
})

test('a consent that names no version is asked for again', async () => {
  const answer = await sendReport(post('/report', typed()))
  expect(answer).toMatchObject({ data: { form: { errors: [{ field: 'consent' }] } } })
})

test('agreeing to the version in force files the report', async () => {
  await changeTheNotice()
  expect(await sendReport(post('/report', typed('2')))).toBeInstanceOf(Response)
})
