import postgres from 'postgres'

/**
 * Gives a role what web and worker need: to read and write rows, not to change a table. Months of the large tables are
 * made by a function that runs as its owner. To be run by the owner after each migration, which may replace it.
 */
export async function grantToApplication(url: string, role: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    await client.begin(async (tx) => {
      const to = tx(role)
      const rows = tx`select, insert, update, delete`
      await tx`alter function ensure_partitions(timestamptz, timestamptz)
               security definer set search_path = public, pg_temp`
      await tx`revoke execute on function ensure_partitions(timestamptz, timestamptz) from public`
      await tx`grant execute on function ensure_partitions(timestamptz, timestamptz) to ${to}`
      await tx`grant usage on schema public, drizzle to ${to}`
      await tx`grant select on all tables in schema drizzle to ${to}`
      for (const schema of await schemasOf(tx)) {
        await tx`grant usage on schema ${tx(schema)} to ${to}`
        await tx`grant ${rows} on all tables in schema ${tx(schema)} to ${to}`
        await tx`grant usage, select on all sequences in schema ${tx(schema)} to ${to}`
        // The queue's functions make a sequence for each queue.
        if (schema === 'bullmq') await tx`grant create on schema bullmq to ${to}`
        await tx`alter default privileges in schema ${tx(schema)} grant ${rows} on tables to ${to}`
        await tx`alter default privileges in schema ${tx(schema)} grant usage, select on sequences to ${to}`
      }
      await grantAudit(tx, role)
    })
  } finally {
    await client.end({ timeout: 5 })
  }
}

/**
 * The audit trail is added to and read. Of a row that is there only the link may be set, which a trigger allows once; an
 * earlier version granted more.
 */
async function grantAudit(tx: postgres.TransactionSql, role: string): Promise<void> {
  const to = tx(role)
  await tx`revoke all on audit_rows from ${to}`
  await tx`grant select, insert, update (seq, hash) on audit_rows to ${to}`
}

/** The queue has one of its own, unless it is in Redis. */
const schemasOf = async (sql: postgres.TransactionSql): Promise<string[]> =>
  (
    await sql<
      { name: string }[]
    >`select nspname as name from pg_namespace where nspname in ('public', 'bullmq')`
  ).map(({ name }) => name)
