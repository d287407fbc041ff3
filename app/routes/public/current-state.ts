import type { FrontPage, PublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import type { StateLineProps } from '#app/ui/state/state-line.tsx'

/** The state in one sentence: how many incidents, or the one there is, and maintenance under way; else all is well. */
export function currentState(
  { incidents, maintenance }: FrontPage,
  language: Language,
  now: Date,
): StateLineProps {
  const active = maintenance.filter((window) => window.active)
  const changedAt = latest([
    ...incidents.map(({ lastUpdateAt, startedAt }) => lastUpdateAt ?? startedAt),
    ...active.map(({ updates, startsAt }) => updates[0]?.at ?? startsAt),
  ])
  const t = translator(language)
  const [worst] = incidents
  if (worst) {
    const said =
      incidents.length === 1
        ? oneIncident(worst, language)
        : t('state.incidents', { count: incidents.length })
    return {
      tone: briefOf(worst).tone,
      sentence: active.length > 0 ? t('state.andMaintenance', { said, count: active.length }) : said,
      changedAt: changedAt ?? now,
      now,
      to: incidents.length + active.length === 1 ? `/incidents/${worst.number}` : '/',
    }
  }
  const [window] = active
  if (window) {
    return {
      tone: 'watch',
      maintained: {
        until: latest(active.map(({ endsAt }) => endsAt)) ?? window.endsAt,
        windows: active.length,
      },
      changedAt: changedAt ?? now,
      now,
      to: active.length > 1 ? '/maintenance' : `/maintenance/${window.number}`,
    }
  }
  return { tone: 'ok', sentence: t('home.calmState'), changedAt: now, now }
}

function oneIncident(incident: PublicIncident, language: Language): string {
  const t = translator(language)
  const said = { title: incident.title.text, status: t(`status.${briefOf(incident).status}`) }
  return incident.title.language === language ? t('state.incident', said) : t('state.incidentUntitled', said)
}

const latest = (moments: readonly Date[]): Date | null =>
  moments.length > 0 ? new Date(Math.max(...moments.map(Number))) : null
