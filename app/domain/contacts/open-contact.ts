import { decrypt } from '#app/platform/crypto.ts'
import type { Channel } from '#jobs/definitions.ts'
import type { Contact } from './store-contact.ts'

export type OpenContact = { name: string | null; mobile: string | null; email: string | null }
type Sealed = Pick<Contact, 'id' | 'nameCipher' | 'mobileCipher' | 'emailCipher'>

/** The plain addresses. Only the sender and an audited reveal may ask for them. */
export const openContact = (contact: Sealed): OpenContact => ({
  name: open(contact.id, 'name', contact.nameCipher),
  mobile: open(contact.id, 'mobile', contact.mobileCipher),
  email: open(contact.id, 'email', contact.emailCipher),
})

/** The one address that a message goes to. */
export const addressOf = (contact: Omit<Sealed, 'nameCipher'>, channel: Channel): string | null =>
  channel === 'sms'
    ? open(contact.id, 'mobile', contact.mobileCipher)
    : open(contact.id, 'email', contact.emailCipher)

const open = (row: string, column: string, cipher: Buffer | null) =>
  cipher ? decrypt(cipher, { table: 'contacts', column, row }) : null
