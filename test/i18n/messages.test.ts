// Isolated: first of all it marks the words, before anybody reads them.
import '#test/i18n/marked-words.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { mailHtml, mailText } from '#emails/layout.ts'
import { samples } from '#app/domain/messages/declarations/declared-messages.ts'
import { written } from '#app/domain/messages/declarations/sample-facts.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languages } from '#app/i18n/language.ts'
import { hardCoded, markAll, unmarked } from '#test/i18n/marks.ts'

const now = new Date('2026-05-14T14:00:00+08:00')

beforeAll(() => Object.values(written).forEach(markAll))

describe.each(languages)('in %s', (language) => {
  const frame = { t: translator(language), language, now }

  test.each(samples)('every word of the message $name is in the catalogues', ({ mail, sms }) => {
    const letter = mail(frame)

    const words = {
      subject: unmarked(letter.subject),
      html: hardCoded(mailHtml(frame, letter)),
      text: unmarked(mailText(frame, letter)),
      sms: unmarked(sms(frame)),
    }

    expect(words).toEqual({ subject: [], html: [], text: [], sms: [] })
    expect(letter.subject + sms(frame)).toContain('⟦')
  })
})
