import { createHash } from 'node:crypto'
import { auditKeyId, auditLink } from '#app/platform/crypto.ts'

export type ChainedRow = {
  id: string
  at: string
  action: string
  subject_type: string
  subject_id: string | null
  actor_type: string
  actor_id: string | null
  details: unknown
  xid: string
}

/** A plain hash, as links were before they had a key. */
const plainBytes = 32

/**
 * The link of a row behind `previous`, both in hexadecimal digits. Layout: length of the key's id (1 byte), the id, 32
 * bytes HMAC-SHA-256 over the previous link and the row. A link without a key could be made anew by whoever can write
 * to the database.
 */
export function newLink(previous: string, row: ChainedRow): string {
  const link = keyedLink(auditKeyId(), previous, row)
  if (!link) throw new Error('the current key is not set')
  return link
}

function keyedLink(keyId: string, previous: string, row: ChainedRow): string | null {
  const mac = auditLink(keyId, previous + canonicalRow(row))
  if (!mac) return null
  const id = Buffer.from(keyId)
  return Buffer.concat([Buffer.from([id.length]), id, mac]).toString('hex')
}

/** Whether a link was made with a key. */
export const isKeyed = (link: string): boolean => link.length > plainBytes * 2

/** The link that a row must have, of the same kind as the one it has; null where it is of a key that is not set. */
export function expectedLink(link: string, previous: string, row: ChainedRow): string | null {
  if (!isKeyed(link)) return createHash('sha256').update(previous).update(canonicalRow(row)).digest('hex')
  const bytes = Buffer.from(link, 'hex')
  return keyedLink(bytes.toString('utf8', 1, 1 + (bytes[0] ?? 0)), previous, row)
}

const canonicalRow = (row: ChainedRow) =>
  canonicalJson({
    id: row.id,
    at: row.at,
    action: row.action,
    subject: [row.subject_type, row.subject_id],
    actor: [row.actor_type, row.actor_id],
    details: row.details,
    xid: row.xid,
  })

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
