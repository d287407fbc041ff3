import type { FrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import type { StateLineProps } from '#app/ui/state/state-line.tsx'

/** The state in one sentence: the worst incident, else maintenance under way, else all is well. */
export function currentState(
  { incidents, maintenance }: FrontPage,
  language: Language,
  now: Date,
): StateLineProps {
  const t = translator(language)
  const [worst] = incidents
  if (worst) {
    const { tone, status } = briefOf(worst)
    const said = { title: worst.title.text, status: t(`status.${status}`) }
    return {
      tone,
      sentence:
        worst.title.language === language ? t('state.incident', said) : t('state.incidentUntitled', said),
      changedAt: worst.lastUpdateAt ?? worst.startedAt,
      now,
      to: `/incidents/${worst.number}`,
    }
  }
  const active = maintenance.find((window) => window.active)
  if (active) {
    return {
      tone: 'planned',
      maintainedUntil: active.endsAt,
      changedAt: active.updates[0]?.at ?? active.startsAt,
      now,
      to: `/maintenance/${active.number}`,
    }
  }
  return { tone: 'ok', sentence: t('home.calmState'), changedAt: now, now }
}
