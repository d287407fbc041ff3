import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import postgres, { type Sql } from 'postgres'
import { withoutIndexes } from './indexes.ts'
import { rowsOf, type Shape } from './people.ts'
import { alarmRows, deliveryRows, eventRows, messageRows, noticeRows } from './history.ts'
import { fillIncidents } from './incidents.ts'
import { textRows, ticketRows } from './statements.ts'

/** Five years of them up to now, and an agency that filed one of 95, unless told otherwise. */
export const shapeOf = (given: Pick<Shape, 'tickets'> & Partial<Shape>): Shape => ({
  agencyTickets: Math.max(1, Math.ceil(given.tickets / 95)),
  now: new Date(),
  years: 5,
  ...given,
})

type FillOptions = {
  /** Messages and events of each ticket too. */
  history?: boolean
  /** Incidents with a fifth of the tickets, what was sent about each, and alarms nobody has seen. */
  ledger?: boolean
  tell?: (line: string) => void
}

const filled = ['contacts', 'reported_invoices', 'tickets', 'ticket_texts', 'messages', 'events']
const filledOfLedger = ['notices', 'deliveries', 'alarms']

const chunk = 50_000
/** As many as there are cores to spare; each takes a chunk at a time. */
const writers = 2

/**
 * Fills a migrated database that has its departments and staff with tickets, their contacts and invoices, as the
 * product would have stored them: numbers with their check character, ciphers bound to their row, blind indexes under
 * the key in force, UUIDv7 by time. Set by set, past foreign keys and row triggers; the audit is not filled. The role of `url` must be a superuser.
 */
export async function fillTickets(url: string, shape: Shape, options: FillOptions = {}): Promise<void> {
  const { tickets } = shape
  const { history = true, ledger = false, tell = () => undefined } = options
  const connection = {
    session_replication_role: 'replica',
    maintenance_work_mem: '512MB',
    statement_timeout: 0,
  }
  const sql = postgres(url, { max: writers, connection, onnotice: () => undefined })
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const began = Date.now()
    await work()
    tell(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
  try {
    await sql`select ensure_partitions(now() - make_interval(years => ${shape.years}), now() + interval '2 months')`
    await sql`create unlogged table if not exists fill_tickets
      (n int primary key, id uuid, number text, contact_id uuid, created_at timestamptz(3))`
    if (ledger) await timed('incidents', () => fillIncidents(sql, shape))
    await withoutIndexes(sql, [...filled, ...(ledger ? filledOfLedger : [])], async () => {
      const rows = (name: string, of: (from: number, to: number) => string) =>
        timed(name, () => inChunks(tickets, (from, to) => sql.unsafe(of(from, to))))
      await timed('contacts and invoices', () => copyPeople(sql, shape))
      await rows('tickets', ticketRows)
      await rows('texts', textRows)
      if (history) {
        await rows('messages', messageRows)
        await rows('events', eventRows)
      }
      if (ledger) {
        await rows('notices', noticeRows)
        await rows('deliveries', deliveryRows)
        await rows('alarms', alarmRows)
      }
      tell('indexes …')
    })
    await sql`drop table fill_tickets`
    await timed('vacuum analyze', () => sql`vacuum analyze`)
  } finally {
    await sql.end()
  }
}

async function copyPeople(sql: Sql, shape: Shape): Promise<void> {
  await sql.begin(async (tx) => {
    // One copy at a time on a connection: each table gets its rows of a chunk in turn.
    for (let from = 1; from <= shape.tickets; from += chunk) {
      const rows = Array.from({ length: Math.min(chunk, shape.tickets - from + 1) }, (_, i) =>
        rowsOf(from + i, shape),
      )
      await write(
        await tx`copy contacts (id, name_cipher, name_index, mobile_cipher, mobile_index, mobile_tail_index, email_cipher, email_index, language, notify_by, created_at) from stdin`.writable(),
        rows.map(({ contact }) => contact),
      )
      await write(
        await tx`copy fill_tickets (n, id, number, contact_id, created_at) from stdin`.writable(),
        rows.map(({ ticket }) => ticket),
      )
      await write(
        await tx`copy reported_invoices (ticket_id, key, kind, code, number, issued_on, amount, buyer_tax_id_cipher, buyer_tax_id_index, seller_tax_id_cipher, seller_tax_id_index, region) from stdin`.writable(),
        rows.map(({ invoice }) => invoice),
      )
    }
  })
}

async function write(into: Writable, lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 1000)
    if (!into.write(lines.slice(from, from + 1000).join(''))) await once(into, 'drain')
  into.end()
  await finished(into)
}

/** Calls `work` with the first and last number of each chunk, two of them at a time. */
async function inChunks(count: number, work: (from: number, to: number) => Promise<unknown>): Promise<void> {
  let next = 1
  const write = async () => {
    while (next <= count) {
      const from = next
      next += chunk
      await work(from, Math.min(from + chunk - 1, count))
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
}
