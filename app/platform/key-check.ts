import { checkValueOf, DecryptError, decryptBytes, keyIdOf } from '#app/platform/crypto.ts'
import { keyring } from '#app/platform/keyring.ts'
import { isKeyId } from '#app/platform/secret-keys.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'
import { sqlState } from '#app/domain/ground/context.ts'
import type { RawSql } from '#db/client.ts'

type Known = { keyId: string; checkValue: string }
type Sample = { column: string; table: string; id: string; cipher: Buffer }

const sampled = 50
const noSuchTable = '42P01'

/**
 * Compares SECRET_KEYS with the check values in the database and writes down those of new keys. A database without any
 * is new, or of a version that wrote none: then what is encrypted in it must be readable first. Throws StartRefusal
 * where a key is wrong, missing or in the wrong place.
 */
export async function checkKeys(sql: RawSql): Promise<void> {
  const known = await readChecks(sql)
  if (!known?.length) await tryData(sql)
  compare(known ?? [])
  // The table comes with a migration that has not run yet.
  if (!known) return
  if (await writeMissing(sql, known)) return
  // Another process wrote a value of the same key meanwhile, perhaps of other bytes.
  compare((await readChecks(sql)) ?? [])
}

const readChecks = (sql: RawSql): Promise<Known[] | null> =>
  ifThere(sql<Known[]>`select key_id as "keyId", check_value as "checkValue" from key_checks order by seq`)

function compare(known: readonly Known[]): void {
  const { byId, oldest } = keyring()
  for (const { keyId, checkValue } of known) {
    const key = byId(keyId)
    if (!key) throw missing(keyId)
    if (checkValueOf(key) !== checkValue) throw wrong(keyId)
  }
  const [first] = known
  if (first && first.keyId !== oldest.id) {
    throw new StartRefusal(
      `SECRET_KEYS: key ${first.keyId} must stay the last one, as it is the oldest; a new key goes in front of it`,
    )
  }
}

/** Whether this process wrote every value that was missing. */
async function writeMissing(sql: RawSql, known: readonly Known[]): Promise<boolean> {
  const isNew = keyring().all.filter(({ id }) => !known.some(({ keyId }) => keyId === id))
  // The oldest first: it gets the lowest number.
  for (const key of isNew.toReversed()) {
    const written = await sql`
      insert into key_checks (key_id, check_value, made_at) values (${key.id}, ${checkValueOf(key)}, now())
      on conflict (key_id) do nothing returning key_id`
    if (written.length === 0) return false
  }
  return true
}

/** Reads the oldest and the newest of what is encrypted. A key of which nothing can be read is not the right one. */
async function tryData(sql: RawSql): Promise<void> {
  const samples = [...(await staffSamples(sql)), ...(await contactSamples(sql))]
  const readable = new Map<string, boolean>()
  for (const { table, column, id, cipher } of samples) {
    const keyId = keyIdOf(cipher)
    if (!isKeyId(keyId)) continue
    if (!keyring().byId(keyId)) throw missing(keyId)
    readable.set(keyId, readable.get(keyId) || canRead(cipher, { table, column, row: id }))
  }
  for (const [keyId, isRight] of readable) if (!isRight) throw wrong(keyId)
}

function canRead(cipher: Buffer, place: { table: string; column: string; row: string }): boolean {
  try {
    return decryptBytes(cipher, place).length >= 0
  } catch (error) {
    if (error instanceof DecryptError) return false
    throw error
  }
}

const staffSamples = async (sql: RawSql): Promise<Sample[]> =>
  (await ifThere(sql<Sample[]>`
    select 'staff' as "table", 'email' as "column", id, email_cipher as cipher from staff limit 1000`)) ?? []

/** By the ends of the primary key: the table may be large. */
const contactSamples = async (sql: RawSql): Promise<Sample[]> =>
  (await ifThere(sql<Sample[]>`
    with ends as (
      (select id, email_cipher, mobile_cipher from contacts order by id limit ${sampled})
      union all
      (select id, email_cipher, mobile_cipher from contacts order by id desc limit ${sampled}))
    select 'contacts' as "table", 'email' as "column", id, email_cipher as cipher from ends
     where email_cipher is not null
    union all
    select 'contacts', 'mobile', id, mobile_cipher from ends where mobile_cipher is not null`)) ?? []

/** The rows, or null where the table is not there yet. */
async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (sqlState(error) === noSuchTable) return null
    throw error
  }
}

const wrong = (keyId: string) =>
  new StartRefusal(
    `SECRET_KEYS: key ${keyId} is not the key that the data of this database is encrypted with`,
  )

const missing = (keyId: string) =>
  new StartRefusal(`SECRET_KEYS: key ${keyId} is missing, and this database has data under it`)
