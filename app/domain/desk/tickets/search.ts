import { and, eq, inArray, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { contacts, tickets } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { hasInvoiceOf, lookupsOf, numbersIn, type Numbers } from './search-numbers.ts'
import { tailLookups } from './search-tails.ts'
import { searchOfWords, type WordSearch } from './search-words.ts'
import { seesAllTickets } from './policy.ts'
import { visibleTo } from './visible-to.ts'

/** Tickets whose ids an index gives. They are sorted afterwards: left to choose, the planner may walk all tickets. */
export type LookUp = {
  by: 'index'
  condition: SQL
  /** By the number or the contact of whoever asks: what went to another department is found, too. */
  isExact?: boolean
  /** Where there are so many that the newest are met soon: the same, asked of a ticket at hand. */
  member?: SQL
}
/** Which tickets a search stands for. */
export type Search = LookUp | WordSearch

/** From so many on, a walk from the newest ticket meets a page of them earlier than all of them are fetched. */
const many = 1500
/** Of so many of one contact each is asked whether it was handed on: that reads its history. An agency has more. */
const askedOneByOne = 100
/** Up to so many are told apart from others by their ids, read once; more are asked for one by one. */
const readAtOnce = 20_000

/**
 * What a typed search stands for: a ticket number, an address, an invoice or taxpayer number exactly, or how one of
 * them ends; otherwise, and where the actor may see no ticket with such a number, the words or a name.
 */
export async function search(ctx: Context, typed: string | undefined): Promise<Search | undefined> {
  const q = cleanLine(typed ?? '')
  if (!q) return undefined
  const number = parseTicketNumber(q)
  if (number) return { by: 'index', condition: eq(tickets.number, number), isExact: true }
  const mobile = normaliseMobile(q)
  if (mobile) return ofContacts(ctx, inArray(contacts.mobileIndex, blindIndexes('mobile', mobile)))
  const email = normaliseEmail(q)
  if (email) return ofContacts(ctx, inArray(contacts.emailIndex, blindIndexes('email', email)))

  const numbers = numbersIn(q, dayOf(ctx.now))
  return (numbers && (await ofInvoices(ctx, numbers))) ?? (await ofTails(ctx, q)) ?? ofWords(ctx, q)
}

/** Every report makes a contact: an agency has as many as tickets, all of them under one index. */
async function ofContacts(ctx: Context, condition: SQL): Promise<LookUp> {
  const ids = sql`select ${contacts.id} from ${contacts} where ${condition}`
  const member = sql`exists (select from ${contacts} where ${contacts.id} = ${tickets.contactId} and ${condition} offset 0)`
  const count = await countOf(ctx, ids, many)
  const areMany = count === many
  return {
    by: 'index',
    condition: sql`${tickets.contactId} in (${ids})`,
    isExact: count <= askedOneByOne,
    ...(areMany && { member: await memberOf(ctx, tickets.contactId, ids, member) }),
  }
}

/** As a truth value, so that it is asked of each ticket met, from a table of the ids made once, and not joined. */
const memberOf = async (ctx: Context, id: SQLWrapper, ids: SQL, one: SQL): Promise<SQL> =>
  (await countOf(ctx, ids, readAtOnce)) < readAtOnce ? sql`(${id} in (${ids})) is true` : one

/** null where the actor may see none of them. */
async function ofInvoices(ctx: Context, numbers: Numbers): Promise<LookUp | null> {
  const lookups = lookupsOf(numbers)
  const found = await ofLookups(ctx, lookups)
  if (found !== 'many') return found
  const ids = sql.join(lookups, sql` union all `)
  return {
    by: 'index',
    condition: sql`${tickets.id} in (${ids})`,
    member: await memberOf(ctx, tickets.id, ids, hasInvoiceOf(numbers)),
  }
}

/** null where the actor may see none that ends so. */
async function ofTails(ctx: Context, q: string): Promise<LookUp | null> {
  const lookups = tailLookups(q)
  const found = await ofLookups(ctx, lookups)
  return found === 'many'
    ? { by: 'index', condition: sql`${tickets.id} in (${sql.join(lookups, sql` union all `)})` }
    : found
}

/** Words. Whom they name is read once, where the page may be looked for in several steps. */
async function ofWords(ctx: Context, q: string): Promise<WordSearch> {
  const search = searchOfWords(q)
  const ids = search.named.length > 0 ? await idsOf(ctx, search.named) : []
  if (ids.length === many) return search
  return { ...search, named: ids.length > 0 ? [sql`select unnest(${sql.param(ids)}::uuid[])`] : [] }
}

/** The tickets with these ids, read once; null where the actor may see none of them. */
async function ofLookups(ctx: Context, lookups: readonly SQL[]): Promise<LookUp | 'many' | null> {
  if (lookups.length === 0) return null
  const found = await idsOf(ctx, lookups)
  if (found.length === many) return 'many'
  const ids = [...new Set(found)]
  return (await seesAny(ctx, ids)) ? { by: 'index', condition: withIds(ids) } : null
}

/** Up to `many` of them, some perhaps twice. */
async function idsOf(ctx: Context, lookups: readonly SQL[]): Promise<string[]> {
  const rows = await ctx.db.execute<{ id: string }>(
    sql`select id from (${sql.join([...lookups], sql` union all `)} limit ${many}) found(id)`,
  )
  return rows.map(({ id }) => id)
}

/** As one parameter: a list of a thousand would be parsed and planned anew for every length. */
const withIds = (ids: readonly string[]) => sql`${tickets.id} = any(${sql.param([...ids])}::uuid[])`

/** Materialized: for one row, which an agent may not even have, the planner would walk all tickets. */
async function seesAny(ctx: Context, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0 || seesAllTickets(ctx.actor)) return ids.length > 0
  const [row] = await ctx.db.execute<{ some: boolean }>(sql`
    with found as materialized (
      select ${tickets.id} from ${tickets} where ${and(withIds(ids), visibleTo(ctx.actor))} limit 1)
    select exists (select from found) as some`)
  return row?.some === true
}

async function countOf(ctx: Context, lookup: SQL, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${lookup} limit ${most}) found`,
  )
  return row?.count ?? 0
}
