import { endAlarms } from '#app/domain/delivery/alarms/end-alarms.ts'
import { putAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { watchingActors } from '#app/domain/desk/watchers/watchers.ts'
import { withActor, type Context } from '#app/domain/ground/context.ts'
import { hasMovedOn } from './moved-on.ts'
import { canSee } from './policy.ts'
import { subjectOf, type Ticket } from './ticket.ts'

/** Calls the one who was given a ticket, unless they took it themselves; who had it before is called no more. */
export async function callAssignee(tx: Context, ticket: Ticket, assigneeId: string | null): Promise<void> {
  if (ticket.assigneeId === assigneeId) return
  const subject = subjectOf(ticket)
  if (ticket.assigneeId) await endAlarms(tx, subject, { kinds: ['assigned'], staffId: ticket.assigneeId })
  if (assigneeId && !isSelf(tx, assigneeId)) {
    await putAlarm(tx, { kind: 'assigned', subject, staffId: assigneeId })
  }
}

/** The reporter has written: calls who has the ticket and who watches it and may still read it. */
export async function callFollowers(tx: Context, ticket: Ticket): Promise<void> {
  if (ticket.drillSince) return
  const called = new Set(ticket.assigneeId ? [ticket.assigneeId] : [])
  for (const watcher of await watchingActors(tx, ticket.id)) {
    if (canSee(watcher, ticket) || (await hasMovedOn(withActor(tx, watcher), ticket))) called.add(watcher.id)
  }
  // In one order, so that two such transactions never wait for each other.
  for (const staffId of [...called].sort()) {
    await putAlarm(tx, { kind: 'answered', subject: subjectOf(ticket), staffId })
  }
}

/** A ticket was put under supervision (督办): calls who has it, or the department's leads where nobody does. */
export async function callSupervised(tx: Context, ticket: Ticket): Promise<void> {
  const { assigneeId, departmentId } = ticket
  if (assigneeId && isSelf(tx, assigneeId)) return
  const whose = assigneeId ? { staffId: assigneeId } : { staffId: null, departmentId }
  await putAlarm(tx, { kind: 'supervised', subject: subjectOf(ticket), ...whose })
}

const isSelf = ({ actor }: Context, staffId: string) => actor.type === 'staff' && actor.id === staffId
