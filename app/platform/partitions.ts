import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** Makes the months ahead before the first row of them comes. */
export async function ensurePartitions(db: Database): Promise<void> {
  await db.execute(sql`select ensure_partitions(now(), now() + interval '2 months')`)
}
