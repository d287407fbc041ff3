import type { Row, Sql } from 'postgres'

/** One ticket with all that its filing wrote, table by table in the order in which it can be inserted. */
export type Filed = Array<{ table: string; rows: Row[] }>

/** Which rows of each table belong to a ticket. What a trigger writes it writes again. */
const tables: ReadonlyArray<{ name: string; ofTicket: string; by: string }> = [
  { name: 'contacts', ofTicket: 'id', by: 'contact_id' },
  { name: 'consents', ofTicket: 'contact_id', by: 'contact_id' },
  { name: 'tickets', ofTicket: 'id', by: 'id' },
  { name: 'open_reports', ofTicket: 'ticket_id', by: 'id' },
  { name: 'reported_invoices', ofTicket: 'ticket_id', by: 'id' },
  { name: 'ticket_relations', ofTicket: 'ticket_id', by: 'id' },
  { name: 'events', ofTicket: 'subject_id', by: 'id' },
  { name: 'audit_rows', ofTicket: 'subject_id', by: 'id' },
  { name: 'notices', ofTicket: 'subject_id', by: 'id' },
  { name: 'deliveries', ofTicket: 'ticket_id', by: 'id' },
]

/** The rows of these tickets, as they were written. */
export async function filedRows(sql: Sql, numbers: readonly string[]): Promise<Filed[]> {
  const known = await sql<{ id: string; contact_id: string }[]>`
    select id, contact_id from tickets where number = any(${[...numbers]}) order by id`
  const filed: Filed[] = known.map(() => [])
  for (const { name, ofTicket, by } of tables) {
    const columns = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER'
         and column_name <> 'xid' order by ordinal_position`
    const keys = known.map((ticket) => (by === 'id' ? ticket.id : ticket.contact_id))
    const rows = await sql`
      select ${sql(columns.map((column) => column.name))} from ${sql(name)} where ${sql(ofTicket)} = any(${keys})`
    for (const [index, key] of keys.entries()) {
      const own = rows.filter((row) => row[ofTicket] === key)
      if (own.length > 0) filed[index]?.push({ table: name, rows: own })
    }
  }
  return filed
}

/** The barest way to write a ticket: one statement a table, in one transaction. */
export const insertRows = (sql: Sql, filed: Filed): Promise<unknown> =>
  sql.begin(async (tx) => {
    for (const { table, rows } of filed) await tx`insert into ${tx(table)} ${tx(rows)}`
  })
