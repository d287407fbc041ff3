import type { IncidentNews } from '#emails/incident-update.ts'
import type { Incident, IncidentUpdate, StageRow } from '#app/domain/incidents/incident.ts'
import { isIncidentStatus } from '#app/domain/incidents/incident.ts'
import { currentStage, isStageKey } from '#app/domain/incidents/stages.ts'
import { toHtml } from '#app/domain/announcements/to-html.ts'
import type { Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

type Translated = { 'zh-CN': string; 'zh-TW'?: string; en?: string }

/** The text in the reader's language: zh-TW is derived where it was not written, en falls back to the Chinese. */
export function textIn(text: Translated, language: Language): string {
  return text[language] || (language === 'zh-TW' ? toTraditional(text['zh-CN']) : text['zh-CN'])
}

export const languageOf = (text: Translated, language: Language): Language =>
  language === 'en' && !text.en ? 'zh-CN' : language

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
    bodyLanguage: languageOf(update.body, language),
    workaround,
    workaroundHtml: workaround ? toHtml(workaround) : null,
    stage:
      running && isStageKey(running.key)
        ? { key: running.key, plannedMinutes: running.plannedMinutes }
        : null,
    eta: isOver ? null : incident.eta,
    nextUpdateAt: isOver ? null : update.nextUpdateAt,
    correction: update.correctsId !== null,
    url,
  }
}
