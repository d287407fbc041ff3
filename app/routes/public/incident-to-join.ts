import { openPublicIncidents } from '#app/domain/incidents/incidents/open-incidents.ts'
import {
  findRecovered,
  type RecoveredIncident,
} from '#app/domain/incidents/incidents/show-public-incident.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { visitor } from '#app/http/visitor.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'

/** The incident of an old link that is over; null where there is none. */
export async function incidentOver(
  given: string | null,
  language: Language,
): Promise<RecoveredIncident | null> {
  const number = given ? parseIncidentNumber(given) : null
  return number ? findRecovered(visitor(), number, language) : null
}

/** The open incident somebody says to have too; null where it is unknown or over, and the long form is shown. */
export async function incidentToJoin(
  given: string | null,
  language: Language,
): Promise<{ number: string; title: TranslatedText; components: string[] } | null> {
  const number = given ? parseIncidentNumber(given) : null
  if (!number) return null
  const incident = (await openPublicIncidents(visitor())).find((open) => open.number === number)
  if (!incident) return null
  return { number, title: translatedText(incident.title, language), components: incident.components }
}
