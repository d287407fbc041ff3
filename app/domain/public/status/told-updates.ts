import { impactOf } from '#app/domain/incidents/incidents/declare.ts'
import type { IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'
import {
  components,
  componentStates,
  type Component,
  type ComponentState,
} from '#app/domain/ground/vocabulary/components.ts'
import type { IncidentRead } from './read-status.ts'

export type States = Partial<Record<Component, ComponentState>>

/** An update as other programs get it: with its last correction in it, and what it did to the components. */
export type ToldUpdate = {
  update: IncidentUpdate
  body: IncidentUpdate['body']
  corrected: boolean
  displayAt: Date
  publishedAt: Date
  changedAt: Date
  /** Null: it moved nothing. */
  states: { before: States; after: States } | null
}

/**
 * The updates of an incident, newest first. A correction is no update of its own: its words stand in the one that it
 * sets right, so that the newest update always says the incident's status.
 */
export function toldUpdates({ incident, updates }: IncidentRead): ToldUpdate[] {
  const told = new Map<string, ToldUpdate>()
  let shown: States = {}
  let latest = 0
  for (const update of updates) {
    const displayAt = update.displayAt ?? update.createdAt
    const publishedAt = update.publishedAt ?? displayAt
    const corrected = update.correctsId ? told.get(update.correctsId) : undefined
    if (corrected) {
      Object.assign(corrected, { body: update.body, corrected: true, changedAt: publishedAt })
      // Who corrects the correction means the same update.
      told.set(update.id, corrected)
      continue
    }
    const isForTheRecord = displayAt.getTime() < latest
    latest = Math.max(latest, displayAt.getTime())
    const after = isForTheRecord ? null : statesAfter(incident, update)
    told.set(update.id, {
      update,
      body: update.body,
      corrected: false,
      displayAt,
      publishedAt,
      changedAt: publishedAt,
      states: after && { before: { ...allAs(after, 'operational'), ...pick(shown, after) }, after },
    })
    if (after) shown = after
  }
  return [...new Set(told.values())].sort(
    (a, b) => b.displayAt.getTime() - a.displayAt.getTime() || (b.update.seq ?? 0) - (a.update.seq ?? 0),
  )
}

/** What an incident does to the components now: those it names, or all of them where it names none. */
export function statesOf({ severity, components: named, componentStates: said }: Scope): States {
  const everywhere = named.length === 0
  return Object.fromEntries(
    components.flatMap((component) => {
      const state = asState(said[component])
      if (state) return [[component, state]]
      return everywhere || named.includes(component) ? [[component, impactOf(severity)]] : []
    }),
  )
}

type Scope = { severity: number; components: string[]; componentStates: Record<string, string> }

function statesAfter(incident: Scope, update: IncidentUpdate): States {
  const { components: named, severity } = incident
  const states = statesOf({
    severity,
    components: named,
    componentStates: { ...update.componentsBefore, ...update.components },
  })
  const isOver = update.status === 'resolved' || update.status === 'postmortem'
  return isOver ? allAs(states, 'operational') : states
}

const allAs = (states: States, state: ComponentState): States =>
  Object.fromEntries(Object.keys(states).map((component) => [component, state]))

const pick = (from: States, like: States): States =>
  Object.fromEntries(Object.entries(from).filter(([component]) => component in like))

const asState = (value: unknown): ComponentState | undefined =>
  componentStates.find((state) => state === value)
