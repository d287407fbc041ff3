import { asc, sql } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { openIfReadable } from './open-contact.ts'
import { indexesOf } from './store-contact.ts'

/** So many in one run of the sweep: some hundred milliseconds, a million in some hours. */
const atOnce = 5000
/** Found by nothing: a contact that can't be read, or a name without a letter. */
const nothing = ''

/**
 * Gives contacts that are older than the indexes of names and last digits what they are found by. One that is being
 * corrected is left to the next run.
 */
export const fillContactIndexes = (ctx: Context): Promise<number> => inTransaction(ctx, fillSome)

async function fillSome(tx: Context): Promise<number> {
  const rows = await tx.db
    .select()
    .from(contacts)
    .where(
      sql`(name_cipher is not null and name_index is null) or (mobile_cipher is not null and mobile_tail_index is null)`,
    )
    .orderBy(asc(contacts.id))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  const filled = rows.map((row) => {
    const { name, mobile } = openIfReadable(row)
    const indexes = indexesOf({ name: name ?? undefined, mobile: mobile ?? undefined })
    return {
      id: row.id,
      name: row.nameCipher && (indexes.nameIndex ?? nothing),
      tail: row.mobileCipher && (indexes.mobileTailIndex ?? nothing),
    }
  })
  await tx.db.execute(sql`
    update contacts set name_index = filled.name, mobile_tail_index = filled.tail
      from json_to_recordset(${JSON.stringify(filled)}::json) filled(id uuid, name text, tail text)
     where contacts.id = filled.id`)
  return rows.length
}
