import { and, eq, gte, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import {
  departments,
  incidents,
  surveyAnswers,
  surveys,
  ticketReads,
  ticketWatchers,
  tickets,
} from '#db/schema/index.ts'
import type { Actor } from '#app/domain/ground/context.ts'
import { endOfDay, startOfDay } from '#app/domain/ground/beijing-time.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { isTicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import {
  inboxFilters,
  type InboxFilter,
  type InboxFilters,
} from '#app/domain/ground/vocabulary/inbox-views.ts'
import type { Walk } from './inbox-order.ts'

type Condition = (value: string, actor: Actor) => SQL | undefined

/** By sub-selects, so that choosing a page needs no join. */
const conditions: Record<InboxFilter, Condition> = {
  state: (state) => eq(tickets.state, state),
  department: (key) =>
    sql`${tickets.departmentId} = (select ${departments.id} from ${departments} where ${departments.key} = ${key})`,
  assignee: (who, actor) => {
    if (who === 'nobody') return isNull(tickets.assigneeId)
    const id = who === 'me' ? staffId(actor) : who
    return id ? eq(tickets.assigneeId, id) : sql`false`
  },
  priority: (priority) => eq(tickets.priority, priority),
  kind: (kind) => eq(tickets.kind, kind),
  category: (category) => eq(tickets.category, category),
  channel: (channel) => eq(tickets.channel, channel),
  cause: (code) => eq(tickets.causeCode, code),
  incident: (number) =>
    sql`${tickets.incidentId} = (select ${incidents.id} from ${incidents} where ${incidents.number} = ${number})`,
  tag: (tag) => sql`${tickets.tags} @> array[${tag}]::text[]`,
  from: (day) => gte(tickets.createdAt, startOfDay(day)),
  to: (day) => lt(tickets.createdAt, endOfDay(day)),
  supervised: () => isNotNull(tickets.supervisedAt),
  nudged: () => and(isNotNull(tickets.nudgedAt), isNull(tickets.resolvedAt)),
  // The last answer of a survey counts: somebody may have changed their mind.
  rated: () => sql`exists (
    select from ${surveys} join lateral (
      select ${surveyAnswers.level}, ${surveyAnswers.solved} from ${surveyAnswers}
       where ${surveyAnswers.surveyId} = ${surveys.id} order by ${surveyAnswers.version} desc limit 1) answer on true
     where ${surveys.ticketId} = ${tickets.id} and (answer.level <= 2 or not answer.solved))`,
  // As unread.ts says of a row: of one's own tickets and those one watches.
  unread: (_, actor) => sql`${tickets.reporterWroteAt} is not null
    and (${tickets.assigneeId} = ${staffId(actor)} or exists (
      select from ${ticketWatchers} where ${ticketWatchers.ticketId} = ${tickets.id}
         and ${ticketWatchers.staffId} = ${staffId(actor)}))
    and not exists (
    select from ${ticketReads} where ${ticketReads.ticketId} = ${tickets.id}
       and ${ticketReads.staffId} = ${staffId(actor)} and ${ticketReads.readAt} >= ${tickets.reporterWroteAt})`,
}

const staffId = (actor: Actor) => (actor.type === 'staff' ? actor.id : null)

export const filtered = (filters: InboxFilters, actor: Actor): SQL | undefined =>
  and(...given(filters).map(([name, value]) => conditions[name](value, actor)))

/** The filters that are set, in their order. */
export const given = (filters: InboxFilters): Array<[InboxFilter, string]> =>
  inboxFilters.flatMap((name) => {
    const value = filters[name]
    return value ? [[name, value] as [InboxFilter, string]] : []
  })

/** Where a state is asked for, nothing is looked for among the others. */
export function narrowed(states: Walk['states'], { state }: InboxFilters): Walk['states'] {
  if (!state || states !== 'all' || !isTicketState(state)) return states
  return isOpen(state) ? 'open' : 'ended'
}
