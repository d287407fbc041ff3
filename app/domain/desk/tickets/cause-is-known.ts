import { withoutTakenBack } from './taken-back.ts'

type Happened = { id: string; action: string; details: Record<string, unknown> }

/** Whether staff have named the cause of a ticket, when they resolved it or since; else it is the self-check's guess. */
export const causeIsKnown = ({ history }: { history: readonly Happened[] }): boolean =>
  withoutTakenBack(history).some(
    ({ action, details }) =>
      action === 'ticket.cause_corrected' || (action === 'ticket.resolved' && details.cause === true),
  )
