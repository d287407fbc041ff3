import type { Block } from '#emails/content.ts'
import { announcementUrl } from '#app/domain/delivery/links/links.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { textIn, translatedText } from '#app/domain/ground/translated/text-in.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { newsMessage, part } from './declare.ts'
import { sampleEnd, sampleWords } from './sample-facts.ts'

type AnnouncementNews = {
  /** The kind in words. */
  kind: string
  title: string
  body: string
  bodyHtml: string
  bodyLanguage: Language
  url: string
  unsubscribeUrl?: string | undefined
}

export const announcement = newsMessage<AnnouncementNews>({
  group: 'news',
  parts: {
    mail: [part('mail.announcement.subject', 'subject')],
    sms: [part('sms.announcement', 'sms')],
  },
  samples: {
    usual: (language) => ({
      kind: translator(language)('announcement.kind.policy'),
      title: sampleWords('policy', language),
      body: sampleWords('impact', language),
      bodyHtml: `<p>${sampleWords('impact', language)}</p>`,
      bodyLanguage: language,
      url: 'https://desk.example.invalid/announcements/ANN-92HF7K2',
      unsubscribeUrl: sampleEnd,
    }),
  },
  facts({ notice, language, material }) {
    const row = material.announcements.get(notice.subjectId)
    if (!row) return null
    const body = textIn(row.body, language)
    return {
      fill: ({ own, unsubscribe }) => ({
        kind: translator(language)(`announcement.kind.${row.kind}`),
        title: textIn(row.title, language),
        body,
        bodyHtml: toHtml(body),
        bodyLanguage: translatedText(row.body, language).language,
        url: own,
        unsubscribeUrl: unsubscribe,
      }),
      page: announcementUrl(row.number, language),
    }
  },
  mail({ t, language }, data) {
    const foreign = data.bodyLanguage.slice(0, 2) !== language.slice(0, 2)
    const blocks: Block[] = foreign ? [{ type: 'note', text: t('mail.incident.chineseOnly') }] : []
    blocks.push({
      type: 'quote',
      text: data.body,
      html: data.bodyHtml,
      language: foreign ? data.bodyLanguage : undefined,
    })
    return {
      subject: t('mail.announcement.subject', { kind: data.kind, title: data.title }),
      title: data.title,
      blocks,
      action: { label: t('mail.action.announcement'), url: data.url },
      unsubscribeUrl: data.unsubscribeUrl,
    }
  },
  sms: ({ t }, { title, url }) => t('sms.announcement', { title, url }),
})
