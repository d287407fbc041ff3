import { describe, expect, test } from 'vitest'
import { samples } from '#app/domain/messages/declarations/declared-messages.ts'
import { sampleDue } from '#app/domain/messages/declarations/sample-facts.ts'
import { translator, type Key } from '#app/i18n/catalogue.ts'
import { languages } from '#app/i18n/language.ts'

const relative = ['time.today', 'time.tomorrow', 'time.yesterday'] as const satisfies readonly Key[]
const hoursBefore = (count: number) => new Date(sampleDue.getTime() - count * 3_600_000)

describe.each(languages)('in %s', (language) => {
  test.each(samples)('the message $name names days by their dates ($variant)', ({ mail, sms }) => {
    const t = translator(language)
    for (const now of [hoursBefore(24), hoursBefore(1), hoursBefore(-24)]) {
      const frame = { t, language, now }
      const facts = mail(frame).blocks.flatMap((block) => (block.type === 'facts' ? block.rows.flat() : []))

      const said = [...facts, sms(frame)].join('\n')

      expect(relative.filter((word) => said.includes(t(word)))).toEqual([])
    }
  })
})
