import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { contacts, tickets } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { hasInvoiceOf, lookupsOf, numbersIn, type Numbers } from './search-numbers.ts'
import { withWords } from './search-words.ts'
import { visibleTo } from './visible-to.ts'

/** Which tickets a search stands for. */
export type Search = {
  condition: SQL
  /**
   * Their ids come from an index and are sorted afterwards, however many there are: the planner, left to choose, may
   * walk all tickets by activity until it has met enough of them.
   */
  byIndex: boolean
  /** By the number or the contact of whoever asks: what went to another department is found, too. */
  isExact?: boolean
  /** Where there are so many that the newest are met soon: the same, asked of a ticket at hand. */
  member?: SQL
}

/** From so many on, a walk from the newest ticket meets a page of them earlier than all of them are fetched. */
const many = 1500

/**
 * What a typed search stands for: a ticket number, an address, an invoice or taxpayer number exactly; otherwise, and
 * where the actor may see no ticket with such a number, the words.
 */
export async function search(ctx: Context, typed: string | undefined): Promise<Search | undefined> {
  const q = cleanLine(typed ?? '')
  if (!q) return undefined
  const number = parseTicketNumber(q)
  if (number) return { condition: eq(tickets.number, number), byIndex: true, isExact: true }
  const mobile = normaliseMobile(q)
  if (mobile) return ofContacts(ctx, inArray(contacts.mobileIndex, blindIndexes('mobile', mobile)))
  const email = normaliseEmail(q)
  if (email) return ofContacts(ctx, inArray(contacts.emailIndex, blindIndexes('email', email)))

  const numbers = numbersIn(q, dayOf(ctx.now))
  const found = numbers && (await ofInvoices(ctx, numbers))
  return found ?? { condition: withWords(q), byIndex: false }
}

/** Every report makes a contact: an agency has as many as tickets, all of them under one index. */
async function ofContacts(ctx: Context, condition: SQL): Promise<Search> {
  const lookup = sql`select ${contacts.id} from ${contacts} where ${condition}`
  const many = await areMany(ctx, lookup)
  return {
    condition: sql`${tickets.contactId} in (${lookup})`,
    byIndex: true,
    // Of an agency's thousands nobody is asked again about one: looking at the history of each would take a second.
    isExact: !many,
    ...(many && {
      member: sql`exists (select from ${contacts} where ${contacts.id} = ${tickets.contactId} and ${condition} offset 0)`,
    }),
  }
}

/** null where the actor may see none of them. */
async function ofInvoices(ctx: Context, numbers: Numbers): Promise<Search | null> {
  const lookups = lookupsOf(numbers)
  const condition = sql`${tickets.id} in (${sql.join(lookups, sql` union `)})`
  if (await areMany(ctx, sql.join(lookups, sql` union all `)))
    return { condition, byIndex: true, member: hasInvoiceOf(numbers) }
  return (await seesAny(ctx, condition)) ? { condition, byIndex: true } : null
}

/** Materialized: for one row, which an agent may not even have, the planner would walk all tickets. */
async function seesAny(ctx: Context, condition: SQL): Promise<boolean> {
  const [row] = await ctx.db.execute<{ some: boolean }>(sql`
    with found as materialized (
      select ${tickets.id} from ${tickets} where ${and(condition, visibleTo(ctx.actor))})
    select exists (select from found) as some`)
  return row?.some === true
}

async function areMany(ctx: Context, lookup: SQL): Promise<boolean> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${lookup} limit ${many}) found`,
  )
  return row?.count === many
}
