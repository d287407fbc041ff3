import { beforeEach, describe, expect, test } from 'vitest'
import { recordConsent } from '#app/domain/contacts/privacy/consent.ts'
import { installPrivacyNotices } from '#app/domain/contacts/privacy/install.ts'
import type { NoticeSeed } from '#app/domain/contacts/privacy/notice.ts'
import { noticeSeeds } from '#app/domain/contacts/privacy/notice-seeds.ts'
import { currentNotice, noticeForForm, showNotice } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { asAnonymous, asSystem, as, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const second: NoticeSeed = {
  version: 2,
  effectiveOn: '2026-12-01',
  changes: { 'zh-CN': '写明了评价怎样保存。', en: 'Says how ratings are kept.' },
  body: { 'zh-CN': '## 第二版\n\n{operator}负责。', en: '## Second\n\nBy {operator}.' },
}
const installSecond = () => installPrivacyNotices(asSystem(), [...noticeSeeds, second])
const dayOne = at('2026-12-01T00:00+08:00')
const later = at('2026-12-20T10:00+08:00')
const muchLater = at('2027-01-02T10:00+08:00')

describe('the privacy notice', () => {
  test('is installed once, and what was published is never changed', async () => {
    const [seed] = noticeSeeds
    const changed = noticeSeeds.map((notice) => ({ ...notice, body: { 'zh-CN': '改了', en: 'changed' } }))
    await installPrivacyNotices(asSystem(), changed)

    const shown = await showNotice(asAnonymous(), null, 'zh-CN')
    expect(shown).toMatchObject({ version: 1, current: null, isNews: false, others: [] })
    expect(shown.body.text.slice(0, 12)).toBe(seed?.body['zh-CN'].trim().slice(0, 12))
  })

  test('has its placeholders filled in every language', async () => {
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      const { body } = await showNotice(asAnonymous(), null, language)
      expect(body).toMatchObject({ language })
      expect(body.text).not.toMatch(/[{}]/)
    }
  })

  test('names no article of a law and no figure that the house has not set', () => {
    for (const { body } of noticeSeeds)
      expect(body['zh-CN']).not.toMatch(/第\s*[\d一二三四五六七八九十]+\s*条|六个月|180/)
  })

  test('a new version holds from its day on, and is news for thirty days', async () => {
    await installSecond()

    expect(await currentNotice(asAnonymous(at('2026-11-30T23:59+08:00')))).toMatchObject({ version: 1 })
    expect(await currentNotice(asAnonymous(dayOne))).toMatchObject({ version: 2 })
    expect(await showNotice(asAnonymous(later), null, 'en')).toMatchObject({
      version: 2,
      isNews: true,
      changes: { text: 'Says how ratings are kept.' },
      others: [{ version: 1 }],
    })
    expect(await noticeForForm(asAnonymous(later))).toEqual({ version: 2, changedAt: dayOne })
    expect(await noticeForForm(asAnonymous(muchLater))).toEqual({ version: 2, changedAt: null })
  })

  test('is announced before its day, and can be read', async () => {
    await installSecond()
    const before = asAnonymous(at('2026-11-25T10:00+08:00'))

    expect(await showNotice(before, null, 'zh-CN')).toMatchObject({ version: 1, coming: { version: 2 } })
    expect(await showNotice(before, 2, 'zh-CN')).toMatchObject({ version: 2, current: 1, coming: null })
  })

  test('former versions stay readable; one that never was does not exist', async () => {
    await installSecond()
    expect(await showNotice(asAnonymous(later), 1, 'zh-CN')).toMatchObject({ version: 1, current: 2 })
    await expect(showNotice(asAnonymous(later), 7, 'zh-CN')).rejects.toMatchObject({ status: 404 })
  })
})

describe('consent', () => {
  const consents = () => sql`select version, purpose from consents order by given_at`

  test('a report keeps which version was agreed to', async () => {
    await fileReport(asAnonymous(), parseReport(aReport(), new Date()).report, 1)
    expect(await consents()).toEqual([{ version: 1, purpose: 'report' }])
  })

  test('a report by a program is kept as such, with the version in force', async () => {
    const program = as({ type: 'api', keyId: crypto.randomUUID(), scopes: ['tickets:write'] }, later)
    await installSecond()
    await fileReport(program, parseReport(aReport(), later).report)
    expect(await consents()).toEqual([{ version: 2, purpose: 'api' }])
  })

  test('what staff take down on the phone is no consent in writing', async () => {
    await fileReport(as(await hire()), parseReport(aReport(), new Date()).report)
    expect(await consents()).toEqual([])
  })

  test('agreeing to a version that no longer holds files nothing', async () => {
    await installSecond()
    const { report } = parseReport(aReport(), later)

    await expect(fileReport(asAnonymous(later), report, 1)).rejects.toMatchObject({
      fields: [{ field: 'consent', message: 'privacy_changed' }],
    })
    expect(await sql`select count(*)::int as count from tickets`).toEqual([{ count: 0 }])
  })

  test('a subscription keeps it, too', async () => {
    const { contactId } = await createTicket()
    await recordConsent(asSystem(), contactId, 'subscription', 1)
    expect(await sql`select contact_id from consents where purpose = 'subscription'`).toEqual([
      { contact_id: contactId },
    ])
  })
})
