import { beforeEach, expect, test } from 'vitest'
import { smsSegments, smsUnits } from '#app/domain/delivery/ledger/sms-segments.ts'
import { samples } from '#app/domain/messages/declarations/declared-messages.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { sampleTime } from '#app/domain/messages/templates/preview-message.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languages, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { asSystem } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

process.env.BASE_URL = 'https://fapiao.example.gov.cn'

/** As a gateway sends it: with the signature that it puts before the text. */
const signed = (text: string) => `【发票服务台】${text}`

beforeEach(openDesk)

test('the receipt of a report is one SMS', async () => {
  const { number } = await createTicket()
  await drainDeliveries(asSystem(), 'ticket', 'sms', sandboxProvider(db, 'sms'))

  const [receipt] = await readSandbox(db, { limit: 1 })
  expect(receipt?.text).toMatch(
    new RegExp(`^已收到报告${number}：https://fapiao\\.example\\.gov\\.cn/t/[2-9A-HJ-NP-Z]{12}$`),
  )
  expect(smsUnits(signed(receipt?.text ?? ''))).toBe(69)
  expect(smsSegments(signed(receipt?.text ?? ''))).toBe(1)
})

/** What an SMS of each message says of its sample, under an address as long as the one above. */
function textsIn(language: Language) {
  const frame = { t: translator(language), language, now: sampleTime }
  return samples
    .filter(({ name }) => /^(ticket-|subscription-|one-time)/.test(name))
    .map(({ name, sms }) => ({
      name,
      text: sms(frame).replace(
        'https://desk.example.invalid',
        `${config().BASE_URL}${language === 'zh-CN' ? '' : `/${language}`}`,
      ),
    }))
}

test('of the messages to one person in Chinese, those with room for it are one SMS', () => {
  const long = textsIn('zh-CN').filter(({ text }) => smsSegments(signed(text)) > 1)
  // They carry a date or a sentence more, the longer path of a rating and what it is about, or the title of an incident.
  expect(long.map(({ name }) => name)).toEqual([
    'ticket-linked',
    'ticket-extended',
    'ticket-rectified',
    'ticket-resolved',
    'subscription-confirm',
    'subscription-confirm',
  ])
})

test.each(languages)(
  'in %s none is longer than two SMS (three with an English title), and one colon leads to the link',
  (language) => {
    for (const { name, text } of textsIn(language)) {
      // The title of an incident may take one more in English.
      const most = language === 'en' && name === 'subscription-confirm' ? 3 : 2
      expect(smsSegments(signed(text)), name).toBeLessThanOrEqual(most)
      const words = text.replace(/https:\S+/, '').replaceAll(/\d:\d/g, '')
      expect(words.match(/[：:]/g)?.length ?? 0, name).toBeLessThanOrEqual(1)
    }
  },
)
