import type { Language } from '#app/i18n/language.ts'
import type { Key } from '#app/i18n/catalogue.ts'
import type { Block, MessageTemplate } from './content.ts'

export type MaintenanceOccasion =
  | 'ahead'
  | 'started'
  | 'verifying'
  | 'completed'
  | 'rescheduled'
  | 'cancelled'
  | 'word'

export type MaintenanceNews = {
  occasion: MaintenanceOccasion
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

export const maintenanceUpdate: MessageTemplate<MaintenanceNews> = {
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
      subject: t('mail.maintenance.subject', { occasion: t(occasionKey[data.occasion]), title: data.title }),
      title: data.title,
      blocks,
      action: { label: t('mail.action.incident'), url: data.url },
      unsubscribeUrl: data.unsubscribeUrl,
    }
  },
  sms: ({ t }, { occasion, title, window, url }) =>
    occasion === 'completed' || occasion === 'cancelled'
      ? t('sms.maintenance.over', { occasion: t(occasionKey[occasion]), title, url })
      : t('sms.maintenance', { occasion: t(occasionKey[occasion]), title, window, url }),
}

const occasionKey = {
  ahead: 'maintenance.occasion.ahead',
  started: 'maintenance.occasion.started',
  verifying: 'maintenance.occasion.verifying',
  completed: 'maintenance.occasion.completed',
  rescheduled: 'maintenance.occasion.rescheduled',
  cancelled: 'maintenance.occasion.cancelled',
  word: 'maintenance.occasion.word',
} as const satisfies Record<MaintenanceOccasion, Key>
