import { isHookChannel, type Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import { openContact, type OpenContact, type Sealed } from './open-contact.ts'
import type { Contact, ContactDetails } from './store-contact.ts'

/** The kind of blind index that an address of a channel is found under. */
export const indexNameOf = (channel: string) =>
  channel === 'sms' ? 'mobile' : channel === 'email' ? 'email' : 'hook'

type Indexes = Pick<Contact, 'mobileIndex' | 'emailIndex' | 'hookIndex'>

/** The blind index of a contact's address on a channel, or null where it has none. */
export function recipientOn(contact: Indexes, channel: string): string | null {
  switch (indexNameOf(channel)) {
    case 'mobile':
      return contact.mobileIndex
    case 'email':
      return contact.emailIndex
    case 'hook':
      return contact.hookIndex
  }
}

/** The plain address on a channel. */
export function addressOn(contact: OpenContact, channel: string): string | null {
  switch (indexNameOf(channel)) {
    case 'mobile':
      return contact.mobile
    case 'email':
      return contact.email
    case 'hook':
      return contact.hook
  }
}

const sealed = {
  nameCipher: null,
  mobileCipher: null,
  emailCipher: null,
  hookCipher: null,
  hookSecretCipher: null,
}

/** A contact with only the address of this channel decrypted. */
export function openOn(contact: Omit<Sealed, 'nameCipher'>, channel: string): OpenContact {
  const { id, mobileCipher, emailCipher, hookCipher, hookSecretCipher } = contact
  switch (indexNameOf(channel)) {
    case 'mobile':
      return openContact({ ...sealed, id, mobileCipher })
    case 'email':
      return openContact({ ...sealed, id, emailCipher })
    case 'hook':
      return openContact({ ...sealed, id, hookCipher, hookSecretCipher })
  }
}

type Details = Pick<ContactDetails, 'mobile' | 'email' | 'hook'>

/** The contact row of a person who is known by one address only. */
export function detailsOn(channel: Channel, address: string, secret: string | undefined): Details {
  if (isHookChannel(channel)) return { hook: { channel, address, secret } }
  return channel === 'sms' ? { mobile: address } : { email: address }
}
