import type { Block } from '#emails/content.ts'
import { incidentUrl } from '#app/domain/delivery/links/links.ts'
import { formatDuration, formatDated } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import { newsMessage, part } from './declare.ts'
import { newsOf, type IncidentNews } from './incident-news.ts'
import { sampleDue, sampleEnd, sampleTrackUrl, sampleWords } from './sample-facts.ts'

const usual = (language: Language): IncidentNews => ({
  number: 'INC-7HK2M4P',
  title: sampleWords('title', language),
  status: 'identified',
  body: sampleWords('news', language),
  bodyHtml: `<p>${sampleWords('news', language)}</p>`,
  bodyLanguage: language,
  workaround: sampleWords('workaround', language),
  workaroundHtml: `<p>${sampleWords('workaround', language)}</p>`,
  stage: { name: sampleWords('stage', language), plannedMinutes: 480 },
  eta: sampleDue,
  nextUpdateAt: new Date('2026-05-14T20:00:00+08:00'),
  correction: false,
  url: sampleTrackUrl,
})

const recovered = (language: Language): IncidentNews => ({
  ...usual(language),
  status: 'resolved',
  stage: null,
  eta: null,
  nextUpdateAt: null,
  workaround: null,
  workaroundHtml: null,
})

export const incidentUpdate = newsMessage<IncidentNews>({
  group: 'news',
  parts: {
    mail: [
      part('mail.incident.subject', 'subject'),
      part('mail.incident.correctionSubject', 'correctionSubject'),
    ],
    sms: [
      part('sms.incidentEta', 'smsEta'),
      part('sms.incident', 'sms'),
      part('sms.incidentAskedEta', 'smsAskedEta'),
      part('sms.incidentAsked', 'smsAsked'),
      part('sms.incidentAskedOver', 'smsAskedOver'),
    ],
  },
  samples: {
    usual,
    recovered,
    asked: (language) => ({ ...usual(language), isAskedFor: true, unsubscribeUrl: sampleEnd }),
    askedRecovered: (language) => ({ ...recovered(language), isAskedFor: true, unsubscribeUrl: sampleEnd }),
    correction: (language) => ({ ...usual(language), correction: true }),
  },
  hookType: 'incident',
  facts({ notice, language, material }) {
    const update = material.updates.get(notice.subjectId)
    const incident = update && material.incidents.get(update.incidentId)
    if (!update || !incident) return null
    const stages = material.stages.get(incident.id) ?? []
    return {
      fill: ({ own, unsubscribe, because }) => ({
        ...newsOf(incident, stages, update, language, own),
        unsubscribeUrl: unsubscribe,
        isAskedFor: because === 'incident',
      }),
      page: incidentUrl(incident.number, language),
    }
  },
  mail({ t, language, now }, data) {
    const status = t(`status.${data.status}`)
    const rows: Array<readonly [string, string]> = [[t('mail.fact.status'), status]]
    if (data.stage) {
      const duration = formatDuration(data.stage.plannedMinutes, language)
      rows.push([t('mail.fact.stage'), t('mail.incident.stage', { stage: data.stage.name, duration })])
    }
    if (data.eta) rows.push([t('mail.fact.eta'), formatDated(data.eta, now, language)])
    if (data.nextUpdateAt) rows.push([t('mail.fact.nextNews'), formatDated(data.nextUpdateAt, now, language)])

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
      ...(data.isAskedFor ? { unsubscribeText: t(endText(data.status)) } : {}),
    }
  },
  sms({ t, language, now }, { title, status, eta, url, isAskedFor }) {
    const said = { title, status: t(`status.${status}`) }
    if (status === 'resolved')
      return t(isAskedFor ? 'sms.incidentAskedOver' : 'sms.incident', { ...said, url })
    if (!eta) return t(isAskedFor ? 'sms.incidentAsked' : 'sms.incident', { ...said, url })
    // In the order of the sentence: some vendors count what a template is filled with.
    const expected = { ...said, eta: formatDated(eta, now, language), url }
    return t(isAskedFor ? 'sms.incidentAskedEta' : 'sms.incidentEta', expected)
  },
})

const endText = (status: IncidentNews['status']) =>
  status === 'resolved' ? 'mail.unsubscribe.incidentOver' : 'mail.unsubscribe.incident'
