import type { Context } from '#app/domain/ground/context.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import type { Priority, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { slaTargets, type SlaClock } from '#app/domain/desk/sla/defaults.ts'
import { dueAt } from '#app/domain/desk/sla/due-at.ts'
import { calendar } from '#app/domain/desk/sla/house-calendar.ts'
import { extendByPause } from '#app/domain/desk/sla/pause.ts'
import { historyOf } from '#app/domain/desk/tickets/conversation.ts'
import { stateOf } from '#app/domain/desk/tickets/move.ts'
import { withoutTakenBack } from '#app/domain/desk/tickets/taken-back.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { pausesIn } from './pauses.ts'

type Clocks = Partial<
  Pick<
    Ticket,
    | 'firstResponseDueAt'
    | 'nextUpdateDueAt'
    | 'resolutionDueAt'
    | 'atRiskAt'
    | 'breachedAt'
    | 'responseBreachedAt'
  >
>

/**
 * The due times as they would be had the ticket been rated so from the beginning, its pauses kept: each clock runs from
 * where it began, by its own unit. A clock that was met stays as it was judged, and so does a resolution that was
 * extended: its time was told to the reporter. What is not late any more may alarm again. A ticket that is over keeps all.
 */
export async function judgeClocks(
  tx: Context,
  ticket: Ticket,
  rated: { kind: TicketKind; priority: Priority },
): Promise<Clocks> {
  if (!isOpen(stateOf(ticket))) return {}
  const history = withoutTakenBack(await historyOf(tx, 'ticket', ticket.id, ticket.createdAt))
  const pauses = pausesIn(history)
  const targets = slaTargets(rated.kind, rated.priority)
  const due = (clock: SlaClock, since: Date) =>
    pauses
      .filter(({ to }) => to > since)
      .reduce(
        (at, { from, to }) =>
          extendByPause(at, { from: from > since ? from : since, to }, targets[clock].unit, calendar),
        dueAt(since, targets[clock], calendar),
      )
  const isExtended = history.some(({ action }) => action === 'ticket.extended')
  const firstResponseDueAt = ticket.firstRespondedAt
    ? ticket.firstResponseDueAt
    : due('firstResponse', ticket.createdAt)
  const resolutionDueAt = isExtended ? ticket.resolutionDueAt : due('resolution', ticket.createdAt)
  const isLate = (at: Date | null) => at !== null && at <= tx.now
  return {
    firstResponseDueAt,
    resolutionDueAt,
    nextUpdateDueAt:
      ticket.nextUpdateDueAt && ticket.staffWroteAt
        ? due('nextUpdate', ticket.staffWroteAt)
        : ticket.nextUpdateDueAt,
    ...(isExtended ? {} : { atRiskAt: null, breachedAt: isLate(resolutionDueAt) ? ticket.breachedAt : null }),
    responseBreachedAt: isLate(firstResponseDueAt) ? ticket.responseBreachedAt : null,
  }
}
