import { decrypt, DecryptError } from '#app/platform/crypto.ts'
import type { Contact } from './store-contact.ts'

export type OpenContact = {
  name: string | null
  mobile: string | null
  email: string | null
  hook: string | null
  hookSecret: string | null
}
export type Sealed = Pick<
  Contact,
  'id' | 'nameCipher' | 'mobileCipher' | 'emailCipher' | 'hookCipher' | 'hookSecretCipher'
>

/** The plain addresses. Only the sender and an audited reveal may ask for them. Throws DecryptError. */
export function openContact(contact: Sealed): OpenContact {
  const open = (column: string, cipher: Buffer | null) =>
    cipher ? decrypt(cipher, { table: 'contacts', column, row: contact.id }) : null
  return {
    name: open('name', contact.nameCipher),
    mobile: open('mobile', contact.mobileCipher),
    email: open('email', contact.emailCipher),
    hook: open('hook', contact.hookCipher),
    hookSecret: open('hook_secret', contact.hookSecretCipher),
  }
}

const nothing: OpenContact = { name: null, mobile: null, email: null, hook: null, hookSecret: null }

/** The same for lists and pages, which show the rest where a contact can't be read now. */
export function openIfReadable(contact: Sealed): OpenContact & { unreadable: boolean } {
  try {
    return { ...openContact(contact), unreadable: false }
  } catch (error) {
    if (!(error instanceof DecryptError)) throw error
    return { ...nothing, unreadable: true }
  }
}
