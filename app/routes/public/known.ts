import { knownCauses } from '#app/domain/incidents/incidents/fitting-incident.ts'
import type { Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { visitor } from '#app/http/visitor.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import type { KnownProps } from '#app/ui/public/known/known.tsx'

/** What we know of that may be what this reader sees, before they report it once more. */
export async function knownTo(symptom: Symptom | undefined, language: Language): Promise<KnownProps> {
  if (!symptom) return { incident: null, maintenance: [] }
  const { incident, maintenance } = await knownCauses(visitor(), symptom, language)
  return {
    incident: incident ? { number: incident.number, title: translatedText(incident.title, language) } : null,
    maintenance: maintenance.map(({ number, title, endsAt }) => ({ number, title, endsAt })),
  }
}
