import { formatDuration, formatMoment } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Key } from '#app/i18n/catalogue.ts'
import type { Block, MessageTemplate } from './content.ts'

export type IncidentNews = {
  number: string
  title: string
  status: 'investigating' | 'identified' | 'monitoring' | 'resolved' | 'postmortem'
  body: string
  bodyHtml: string
  /** Language the body is written in: an English reader may get the Chinese text, marked as such. */
  bodyLanguage: Language
  workaround: string | null
  workaroundHtml: string | null
  stage: { key: 'diagnose' | 'repair' | 'test' | 'recover'; plannedMinutes: number } | null
  eta: Date | null
  nextUpdateAt: Date | null
  correction: boolean
  /** Track link of an affected reporter, page of the incident for a subscriber. */
  url: string
  unsubscribeUrl?: string | undefined
}

export const incidentUpdate: MessageTemplate<IncidentNews> = {
  mail({ t, language, now }, data) {
    const status = t(`status.${data.status}`)
    const rows: Array<readonly [string, string]> = [[t('mail.fact.status'), status]]
    if (data.stage) {
      const duration = formatDuration(data.stage.plannedMinutes, language)
      rows.push([
        t('mail.fact.stage'),
        t('mail.incident.stage', { stage: t(stageKey[data.stage.key]), duration }),
      ])
    }
    if (data.eta) rows.push([t('mail.fact.eta'), formatMoment(data.eta, now, language)])
    if (data.nextUpdateAt)
      rows.push([t('mail.fact.nextNews'), formatMoment(data.nextUpdateAt, now, language)])

    const foreign = data.bodyLanguage.slice(0, 2) !== language.slice(0, 2)
    const blocks: Block[] = [{ type: 'facts', rows }]
    if (foreign) blocks.push({ type: 'note', text: t('mail.incident.chineseOnly') })
    blocks.push({
      type: 'quote',
      text: data.body,
      html: data.bodyHtml,
      language: foreign ? data.bodyLanguage : undefined,
    })
    if (data.workaround) {
      blocks.push({
        type: 'quote',
        text: data.workaround,
        ...(data.workaroundHtml ? { html: data.workaroundHtml } : {}),
        label: t('workaround.title'),
      })
    }
    return {
      subject: t(data.correction ? 'mail.incident.correctionSubject' : 'mail.incident.subject', {
        title: data.title,
        status,
      }),
      title: data.title,
      blocks,
      action: { label: t('mail.action.incident'), url: data.url },
      unsubscribeUrl: data.unsubscribeUrl,
    }
  },
  sms: ({ t, language, now }, data) =>
    data.eta && data.status !== 'resolved'
      ? t('sms.incidentEta', {
          title: data.title,
          status: t(`status.${data.status}`),
          eta: formatMoment(data.eta, now, language),
          url: data.url,
        })
      : t('sms.incident', { title: data.title, status: t(`status.${data.status}`), url: data.url }),
}

const stageKey = {
  diagnose: 'stage.diagnose',
  repair: 'stage.repair',
  test: 'stage.test',
  recover: 'stage.recover',
} as const satisfies Record<string, Key>
