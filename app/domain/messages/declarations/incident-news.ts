import { textIn, translatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Incident, IncidentUpdate, StageRow } from '#app/domain/incidents/incidents/incident.ts'
import { isIncidentStatus, type IncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import { currentStage } from '#app/domain/incidents/incidents/stages.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import type { Language } from '#app/i18n/language.ts'

export type IncidentNews = {
  number: string
  title: string
  status: IncidentStatus
  body: string
  bodyHtml: string
  /** Language the body is written in: an English reader may get the Chinese text, marked as such. */
  bodyLanguage: Language
  workaround: string | null
  workaroundHtml: string | null
  stage: { name: string; plannedMinutes: number } | null
  /** null also while the cause is sought: a sum of planned stages is no expectation. */
  eta: Date | null
  nextUpdateAt: Date | null
  correction: boolean
  /** Track link of an affected reporter, page of the incident for a subscriber. */
  url: string
  unsubscribeUrl?: string | undefined
  /** They asked to be told of this incident alone. */
  isAskedFor?: boolean
}

/** An update as its readers get it, in the frame of their language. */
export function newsOf(
  incident: Incident,
  stages: readonly StageRow[],
  update: IncidentUpdate,
  language: Language,
  url: string,
): IncidentNews {
  const isOver = update.status === 'resolved' || update.status === 'postmortem'
  const workaround = incident.workaround && !isOver ? textIn(incident.workaround, language) : null
  const running = isOver ? undefined : currentStage([...stages].sort((a, b) => a.position - b.position))
  return {
    number: incident.number,
    title: textIn(incident.title, language),
    status: isIncidentStatus(update.status) ? update.status : 'investigating',
    body: textIn(update.body, language),
    bodyHtml: toHtml(textIn(update.body, language)),
    bodyLanguage: translatedText(update.body, language).language,
    workaround,
    workaroundHtml: workaround ? toHtml(workaround) : null,
    stage: running ? { name: textIn(running.name, language), plannedMinutes: running.plannedMinutes } : null,
    eta: isOver || update.status === 'investigating' ? null : incident.eta,
    nextUpdateAt: isOver ? null : update.nextUpdateAt,
    correction: update.correctsId !== null,
    url,
  }
}
