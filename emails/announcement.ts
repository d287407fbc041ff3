import type { Language } from '#app/i18n/language.ts'
import type { Block, MessageTemplate } from './content.ts'

export type AnnouncementNews = {
  /** The kind in words. */
  kind: string
  title: string
  body: string
  bodyHtml: string
  bodyLanguage: Language
  url: string
  unsubscribeUrl?: string | undefined
}

export const announcement: MessageTemplate<AnnouncementNews> = {
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
}
