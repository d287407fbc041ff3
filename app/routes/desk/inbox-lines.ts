import type { InboxRow } from '#app/domain/desk/tickets/inbox.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import type { ListLine } from '#app/ui/desk/inbox/inbox-props.ts'
import { slaOf } from '#app/ui/desk/inbox/sla-of.ts'

/** What a line of the list shows, and no more: a page has fifty of them, and each twice, for the browser, too. */
export function inboxLine(row: InboxRow, { departmentKey }: StaffActor, now: Date): ListLine {
  const clock = slaOf(row, now)
  return {
    number: row.number,
    state: row.state,
    symptom: row.symptom,
    // A subject is the symptom and the invoice, which both stand beside it, where there is a symptom.
    subject: row.symptom ? null : row.subject,
    tail: row.invoiceTail,
    channel: row.channel,
    department: row.department.key === departmentKey ? null : row.department.name,
    assignee: row.assignee,
    reporter: row.reporter,
    last: row.last,
    clock:
      clock.dueAt && !clock.metAt
        ? { name: clock.name, dueAt: clock.dueAt, pausedAt: clock.pausedAt, atRisk: clock.atRisk }
        : null,
    activeAt: row.lastActivityAt,
    unread: row.unread,
    flags: {
      priority: row.priority === 'urgent' || row.priority === 'high' ? row.priority : null,
      nudged: row.nudgedAt !== null && row.resolvedAt === null,
      supervised: row.supervisedAt !== null,
      drill: row.drill,
      incident: row.incident,
    },
  }
}
