import { knownCauses } from '#app/domain/incidents/incidents/fitting-incidents.ts'
import type { Seen } from '#app/domain/incidents/incidents/applies.ts'
import { visitor } from '#app/http/visitor.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { affectsOf } from '#app/routes/public/affects.ts'
import type { KnownProps } from '#app/ui/public/known/known.tsx'

/** What we know of that may be what this reader sees, before they report it once more; nothing without a symptom. */
export async function knownTo(seen: Partial<Seen>, language: Language): Promise<KnownProps> {
  const { symptom } = seen
  if (!symptom) return { incidents: [], maintenance: [] }
  const ctx = visitor()
  const { incidents, maintenance } = await knownCauses(ctx, { ...seen, symptom }, language)
  return {
    incidents: incidents.map((incident) => {
      const seeking = incident.publicStatus === 'investigating'
      return {
        number: incident.number,
        title: translatedText(incident.title, language),
        affects: affectsOf(incident, ctx.now, language),
        workaround: incident.workaround && translatedText(incident.workaround, language),
        seeking,
        // A sum of planned stages is no expectation while the cause is sought.
        etaAt: seeking ? null : incident.eta,
        nextUpdateAt: incident.nextUpdateAt,
      }
    }),
    maintenance: maintenance.map(({ number, title, endsAt }) => ({ number, title, endsAt })),
  }
}
