import type { Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import {
  comingWindows,
  type PublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Incident } from './incident.ts'
import type { Component } from '#app/domain/ground/vocabulary/components.ts'
import { openPublicIncidents } from './open-incidents.ts'

/** What a symptom would come from, if it came from us. A symptom of the invoice itself comes from none of it. */
const componentsBehind: Record<Symptom, readonly Component[]> = {
  not_found: ['lookup', 'verification', 'data_sync'],
  not_synced: ['data_sync'],
  vanished: ['lookup', 'verification', 'data_sync'],
  error: ['lookup', 'verification', 'portal'],
  other: ['lookup', 'verification', 'data_sync', 'portal'],
  mismatch: [],
  void: [],
  quota: [],
}

/** The open incident that may be what somebody sees, the worst first; null where none fits. */
export async function fittingIncident(ctx: Context, symptom: Symptom): Promise<Incident | null> {
  const open = await openPublicIncidents(ctx)
  return open.find(({ components }) => fits(components, symptom)) ?? null
}

/** What is known that may be what somebody sees: an open incident, and maintenance under way. */
export async function knownCauses(
  ctx: Context,
  symptom: Symptom,
  language: Language,
): Promise<{ incident: Incident | null; maintenance: PublicWindow[] }> {
  const [incident, windows] = await Promise.all([fittingIncident(ctx, symptom), comingWindows(ctx, language)])
  return {
    incident,
    maintenance: windows.filter(({ active, components }) => active && fits(components, symptom)),
  }
}

/** An incident without components concerns the whole service. */
export function fits(components: readonly string[], symptom: Symptom): boolean {
  const behind = componentsBehind[symptom]
  if (behind.length === 0) return false
  return components.length === 0 || behind.some((component) => components.includes(component))
}
