import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import { addDays } from '#app/domain/ground/beijing-time.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import {
  inboxFilters,
  inboxOrders,
  type InboxFilter,
  type InboxFilters,
  type InboxOrder,
} from '#app/domain/ground/vocabulary/inbox-views.ts'
import {
  isPriority,
  isTicketChannel,
  isTicketKind,
  isTicketState,
} from '#app/domain/ground/vocabulary/ticket-words.ts'
import { findDepartment } from '#app/domain/people/departments/departments.ts'
import { isCategory } from '#app/domain/desk/routing/find-category.ts'
import { asTag, longestTag } from './read-tags.ts'
import { isUuid } from '#app/platform/uuid.ts'

const isYes = (text: string) => text === 'yes'
const isLowRating = (text: string) => text === 'low'

type Known = (text: string, ctx: Context) => boolean | Promise<boolean>

const known: Record<InboxFilter, Known> = {
  state: isTicketState,
  department: async (key, ctx) => (await findDepartment(ctx, key)) !== null,
  assignee: (who) => who === 'me' || who === 'nobody' || isUuid(who),
  priority: isPriority,
  kind: isTicketKind,
  category: (key, ctx) => isCategory(ctx, key),
  channel: isTicketChannel,
  cause: (code) => causeTitles.some((cause) => cause.code === code),
  incident: (number) => parseIncidentNumber(number) !== null,
  tag: (tag) => [...tag].length <= longestTag,
  from: isDay,
  to: isDay,
  supervised: isYes,
  nudged: isYes,
  rated: isLowRating,
  unread: isYes,
}

/**
 * The filters and the order in an address. Throws invalid for a value that stands for nothing: left out unsaid, the list
 * would be an answer to another question.
 */
export async function readFilters(
  ctx: Context,
  query: URLSearchParams,
): Promise<InboxFilters & { order?: InboxOrder | undefined }> {
  const filters: InboxFilters = {}
  for (const name of inboxFilters) {
    const typed = cleanLine(query.get(name) ?? '')
    const value = name === 'tag' ? asTag(typed) : typed
    if (value === '') continue
    if (!(await known[name](value, ctx))) throw unknown(name)
    filters[name] = value
  }
  const order = query.get('order') || undefined
  const found = inboxOrders.find((one) => one === order)
  if (order && !found) throw unknown('order')
  return { ...filters, order: found }
}

const unknown = (field: string) => invalid([{ field, message: 'choice' }], 'inbox.filter')

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return addDays(text, 0) === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
