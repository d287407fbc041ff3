import type { TicketState } from './ticket-words.ts'

/** States in which somebody still has something to do, ourselves or the one we wait for. */
export const openStates = [
  'new',
  'open',
  'waiting_reporter',
  'waiting_upstream',
  'reopened',
] as const satisfies readonly TicketState[]

export const isOpen = (state: TicketState) => openStates.some((open) => open === state)
