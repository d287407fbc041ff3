import { ticketStates, type TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type Mover = 'staff' | 'reporter' | 'system'

const staff = ['staff'] as const
const staffOrSystem = ['staff', 'system'] as const
const anyone = ['staff', 'reporter', 'system'] as const
const staffOrReporter = ['staff', 'reporter'] as const
/** A reporter takes back that they withdrew, which only `undo-withdrawal.ts` does. */
const undo = ['reporter'] as const

/**
 * The ticket's state machine: from → to → who may. What is not in it does not happen. A closed ticket stays
 * closed: an answer to it makes a follow-up. A new ticket is resolved without being opened only by the recovery
 * of its incident (system). A reopened ticket is worked like an open one.
 */
const moves: Record<TicketState, Partial<Record<TicketState, readonly Mover[]>>> = {
  new: { open: staffOrSystem, resolved: ['system'], cancelled: staffOrReporter, merged: staff },
  open: {
    waiting_reporter: staff,
    waiting_upstream: staff,
    resolved: staffOrSystem,
    cancelled: staffOrReporter,
    merged: staff,
  },
  waiting_reporter: {
    open: anyone,
    waiting_upstream: staff,
    resolved: staffOrSystem,
    cancelled: staffOrReporter,
    merged: staff,
  },
  waiting_upstream: {
    open: staffOrSystem,
    waiting_reporter: staff,
    resolved: staffOrSystem,
    cancelled: staffOrReporter,
    merged: staff,
  },
  resolved: { closed: ['system'], reopened: anyone },
  reopened: {
    open: staff,
    waiting_reporter: staff,
    waiting_upstream: staff,
    resolved: staffOrSystem,
    cancelled: staffOrReporter,
    merged: staff,
  },
  closed: {},
  cancelled: { new: undo, open: undo, waiting_reporter: undo, waiting_upstream: undo, reopened: undo },
  merged: {},
}

/** The states that a ticket may move to from each state, for any actor. */
export const transitions: Record<TicketState, readonly TicketState[]> = {
  new: targets('new'),
  open: targets('open'),
  waiting_reporter: targets('waiting_reporter'),
  waiting_upstream: targets('waiting_upstream'),
  resolved: targets('resolved'),
  closed: targets('closed'),
  reopened: targets('reopened'),
  cancelled: targets('cancelled'),
  merged: targets('merged'),
}

export function canMove(from: TicketState, to: TicketState): boolean {
  return moves[from][to] !== undefined
}

/** Who may make this move by themselves; nobody where there is no such move. */
export const whoMayMove = (from: TicketState, to: TicketState): readonly Mover[] => moves[from][to] ?? []

/** States in which the clocks are paused. */
export const isWaiting = (state: TicketState) => state === 'waiting_reporter' || state === 'waiting_upstream'

/** States that nothing leads out of: an answer makes a linked follow-up ticket. */
export const isFinal = (state: TicketState) => transitions[state].length === 0

function targets(from: TicketState): TicketState[] {
  return ticketStates.filter((to) => canMove(from, to))
}
