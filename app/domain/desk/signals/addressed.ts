import { inArray } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import type { DeskSignal } from '#app/domain/ground/signals/desk-signal.ts'
import { noSignal, type LiveSignal } from '#app/domain/ground/vocabulary/live-signal.ts'
import { canListTickets, canSee } from '#app/domain/desk/tickets/policy.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'

/** What each person is told of signals that came together. */
export type Addressed = (actor: StaffActor) => LiveSignal

/**
 * Reads the tickets of the signals once for all who listen. A person is told the numbers of those they may see; who may
 * have lost sight of one hears only that lists have changed.
 */
export async function addressed(ctx: Context, signals: readonly DeskSignal[]): Promise<Addressed> {
  const changed = pickedFrom(signals, (signal) => ('ticket' in signal ? signal.ticket : null))
  const presence = pickedFrom(signals, (signal) => ('presence' in signal ? signal.presence : null))
  const lost = pickedFrom(signals, (signal) => ('ticket' in signal ? (signal.was ?? null) : null))
  const areas = pickedFrom(signals, (signal) => ('area' in signal ? signal.area : null))
  const rows = await ticketsOf(ctx, [...changed, ...presence])
  const many = signals.some((signal) => 'lists' in signal)

  return (actor) => {
    const seen = rows.filter((row) => canSee(actor, row))
    const numbersOf = (ids: readonly string[]) =>
      seen.filter(({ id }) => ids.includes(id)).map(({ number }) => number)
    const mine = numbersOf(changed)
    const hasLost = lost.some((id) => id === actor.id || id === actor.departmentId)
    return {
      ...noSignal(),
      tickets: mine,
      presence: numbersOf(presence),
      lists: canListTickets(actor) && (many || hasLost || mine.length > 0),
      bell: signals.some((signal) => 'bell' in signal && rings(signal, actor)),
      areas,
    }
  }
}

/** What `pick` finds in the signals, each once. */
const pickedFrom = <Found>(signals: readonly DeskSignal[], pick: (signal: DeskSignal) => Found | null) => [
  ...new Set(signals.map(pick).filter((found) => found !== null)),
]

type Bell = Extract<DeskSignal, { bell: string | null }>

/** As the list of alarms says whose they are: a person's, a department's lead's, or everybody's who commands. */
function rings({ bell, department }: Bell, actor: StaffActor): boolean {
  if (bell === actor.id) return true
  if (department) return department === actor.departmentId && hasRole(actor, 'lead')
  return bell === null && hasRole(actor, 'commander', 'admin')
}

const ticketsOf = async (ctx: Context, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : ctx.db
        .select({
          id: tickets.id,
          number: tickets.number,
          departmentId: tickets.departmentId,
          assigneeId: tickets.assigneeId,
          state: tickets.state,
          incidentId: tickets.incidentId,
        })
        .from(tickets)
        .where(inArray(tickets.id, [...new Set(ids)]))
