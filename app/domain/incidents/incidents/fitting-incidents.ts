import type { Context } from '#app/domain/ground/context.ts'
import {
  comingWindows,
  type PublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import type { Language } from '#app/i18n/language.ts'
import { applies, fits, type Seen } from './applies.ts'
import type { Incident } from './incident.ts'
import { openPublicIncidents } from './open-incidents.ts'

/** The open incidents that may be behind what somebody sees, the worst first. */
export async function fittingIncidents(ctx: Context, seen: Seen): Promise<Incident[]> {
  const open = await openPublicIncidents(ctx)
  return open.filter((incident) => applies(incident, seen))
}

/** What is known that may be what somebody sees: open incidents, and maintenance under way. */
export async function knownCauses(
  ctx: Context,
  seen: Seen,
  language: Language,
): Promise<{ incidents: Incident[]; maintenance: PublicWindow[] }> {
  const [incidents, windows] = await Promise.all([fittingIncidents(ctx, seen), comingWindows(ctx, language)])
  return {
    incidents,
    maintenance: windows.filter(({ active, components }) => active && fits(components, seen.symptom)),
  }
}
