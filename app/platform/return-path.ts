import { isShortTag, shortTag } from './crypto.ts'
import { bytesOfUuid, uuidFromBytes } from './uuid.ts'

const purpose = 'return path'
/** With the id that is 60 of the 64 characters that RFC 5321 lets a local part have. */
const tagBytes = 10
const shape = /^bounce\+([0-9a-f]{32})\.([0-9a-f]{20})$/i

/**
 * The address that a mail of this delivery comes back to. The tag is keyed: nobody can make up the address of another
 * delivery and say that it bounced. Letters and digits only, whose case may change on the way.
 */
export function returnPathOf(deliveryId: string, domain: string): string {
  const id = bytesOfUuid(deliveryId)
  return `bounce+${id.toString('hex')}.${shortTag(purpose, id, tagBytes)}@${domain}`
}

/** The delivery whose mails come back to this address; null for an address that we never gave out. */
export function deliveryOfReturnPath(address: string, domain: string): string | null {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null
  const [, hex, tag] = shape.exec(address.slice(0, at)) ?? []
  if (!hex || !tag) return null
  const id = Buffer.from(hex, 'hex')
  return isShortTag(purpose, id, tag.toLowerCase()) ? uuidFromBytes(id) : null
}
