import { and, arrayOverlaps, eq, isNull, or, type SQL } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { overseers } from './policy.ts'
import type { Ticket } from './ticket.ts'

/** The staff who work here and may see a ticket, as `canSee` says of one of them. */
export const whoCanSee = (ticket: Pick<Ticket, 'departmentId' | 'assigneeId'>): SQL | undefined =>
  and(
    isNull(staff.leftAt),
    or(
      arrayOverlaps(staff.roles, [...overseers]),
      and(arrayOverlaps(staff.roles, ['agent', 'lead']), eq(staff.departmentId, ticket.departmentId)),
      ticket.assigneeId ? eq(staff.id, ticket.assigneeId) : undefined,
    ),
  )
