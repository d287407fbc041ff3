import type { Block } from '#emails/content.ts'
import { maintenanceUrl } from '#app/domain/delivery/links/links.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { textIn, translatedText } from '#app/domain/ground/translated/text-in.ts'
import { isOccasion, type Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { actualTimes } from '#app/domain/incidents/maintenance/times.ts'
import { affectedIn, sayingOf, windowTimes } from '#app/domain/incidents/maintenance/words.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { newsMessage, part } from './declare.ts'
import { sampleEnd, sampleWords } from './sample-facts.ts'

type MaintenanceNews = {
  occasion: Occasion
  title: string
  /** In words that stay true: dates, not “tomorrow”. */
  window: string
  formerWindow: string | null
  affected: string
  /** What happens, in the reader's language; empty where only the words below were said. */
  sentence: string
  body: string
  bodyHtml: string
  bodyLanguage: Language
  url: string
  unsubscribeUrl?: string | undefined
}

const sampleWindow = '2026-05-16 22:00 – 2026-05-17 04:00'
const usual = (language: Language): MaintenanceNews => ({
  occasion: 'ahead',
  title: sampleWords('window', language),
  window: sampleWindow,
  formerWindow: null,
  affected: translator(language)('component.lookup'),
  sentence: translator(language)('maintenance.said.ahead', { window: sampleWindow }),
  body: sampleWords('impact', language),
  bodyHtml: `<p>${sampleWords('impact', language)}</p>`,
  bodyLanguage: language,
  url: 'https://desk.example.invalid/maintenance/MNT-4PX92HF',
  unsubscribeUrl: sampleEnd,
})

export const maintenanceUpdate = newsMessage<MaintenanceNews>({
  group: 'news',
  parts: {
    mail: [part('mail.maintenance.subject', 'subject')],
    sms: [part('sms.maintenance', 'sms'), part('sms.maintenance.over', 'smsOver')],
  },
  samples: {
    usual,
    completed: (language) => ({
      ...usual(language),
      occasion: 'completed',
      sentence: translator(language)('maintenance.said.completed'),
    }),
  },
  hookType: 'maintenance',
  facts({ notice, language, material }) {
    const update = material.windowUpdates.get(notice.subjectId)
    const window = update && material.windows.get(update.windowId)
    if (!update || !window) return null
    const said = update.body ?? window.body
    const body = textIn(said, language)
    const actual = actualTimes(window)
    return {
      fill: ({ own, unsubscribe }) => ({
        occasion: isOccasion(update.occasion) ? update.occasion : 'word',
        title: textIn(window.title, language),
        window: windowTimes(actual.startsAt, actual.endsAt),
        formerWindow:
          update.formerStartsAt && update.formerEndsAt
            ? windowTimes(update.formerStartsAt, update.formerEndsAt)
            : null,
        sentence: sayingOf(window, update, language),
        affected: affectedIn(window.components, language),
        body,
        bodyHtml: toHtml(body),
        bodyLanguage: translatedText(said, language).language,
        url: own,
        unsubscribeUrl: unsubscribe,
      }),
      page: maintenanceUrl(window.number, language),
    }
  },
  mail({ t, language }, data) {
    const rows: Array<readonly [string, string]> = [[t('mail.fact.window'), data.window]]
    if (data.formerWindow) rows.push([t('mail.fact.formerWindow'), data.formerWindow])
    rows.push([t('mail.fact.affected'), data.affected])
    const foreign = data.bodyLanguage.slice(0, 2) !== language.slice(0, 2)
    const blocks: Block[] = [
      ...(data.sentence ? [{ type: 'text', text: data.sentence } as const] : []),
      { type: 'facts', rows },
    ]
    if (foreign) blocks.push({ type: 'note', text: t('mail.incident.chineseOnly') })
    blocks.push({
      type: 'quote',
      text: data.body,
      html: data.bodyHtml,
      language: foreign ? data.bodyLanguage : undefined,
    })
    return {
      subject: t('mail.maintenance.subject', {
        occasion: t(`maintenance.occasion.${data.occasion}`),
        title: data.title,
      }),
      title: data.title,
      blocks,
      action: { label: t('mail.action.incident'), url: data.url },
      unsubscribeUrl: data.unsubscribeUrl,
    }
  },
  sms: ({ t }, { occasion, title, window, url }) =>
    occasion === 'completed' || occasion === 'cancelled'
      ? t('sms.maintenance.over', { occasion: t(`maintenance.occasion.${occasion}`), title, url })
      : t('sms.maintenance', { occasion: t(`maintenance.occasion.${occasion}`), title, window, url }),
})
