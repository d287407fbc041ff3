import { contacts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Language } from '#app/i18n/language.ts'
import { comparableName } from './name.ts'
import { blindIndex, encrypt } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { HookChannel } from '#app/domain/ground/vocabulary/lanes.ts'

export type NotifyBy = 'sms' | 'email' | HookChannel

/** Addresses already normalised: mobile `+86…`, e-mail lower-cased. */
export type ContactDetails = {
  name?: string | undefined
  mobile?: string | undefined
  email?: string | undefined
  /** A robot's or a program's address, and what it is signed for with. */
  hook?: { channel: HookChannel; address: string; secret?: string | undefined } | undefined
  language: Language
  notifyBy?: readonly NotifyBy[] | undefined
}

export type Contact = typeof contacts.$inferSelect

/** The blind indexes a person's name and addresses are found by. */
export const indexesOf = (details: Pick<ContactDetails, 'name' | 'mobile' | 'email' | 'hook'>) => ({
  nameIndex: nameIndexOf(details.name),
  mobileIndex: details.mobile ? blindIndex('mobile', details.mobile) : null,
  mobileTailIndex: details.mobile ? blindIndex('mobile_tail', details.mobile.slice(-4)) : null,
  emailIndex: details.email ? blindIndex('email', details.email) : null,
  hookIndex: details.hook ? blindIndex('hook', details.hook.address) : null,
})

function nameIndexOf(name: string | undefined): string | null {
  const comparable = comparableName(name ?? '')
  return comparable === null ? null : blindIndex('name', comparable)
}

export async function storeContact(tx: Context, details: ContactDetails): Promise<Contact> {
  const id = uuidv7(tx.now)
  const seal = (column: string, value: string | undefined) =>
    value ? encrypt(value, { table: 'contacts', column, row: id }) : null
  const contact: Contact = {
    id,
    nameCipher: seal('name', details.name),
    mobileCipher: seal('mobile', details.mobile),
    emailCipher: seal('email', details.email),
    hookCipher: seal('hook', details.hook?.address),
    hookSecretCipher: seal('hook_secret', details.hook?.secret),
    ...indexesOf(details),
    language: details.language,
    notifyBy: [...channelsFor(details)],
    provenAt: null,
    demoSince: null,
    createdAt: tx.now,
  }
  await tx.db.insert(contacts).values(contact)
  return contact
}

/** Every channel asked for that has an address; all addresses given where nothing was asked for. */
function channelsFor(details: ContactDetails): NotifyBy[] {
  const possible: NotifyBy[] = []
  if (details.mobile) possible.push('sms')
  if (details.email) possible.push('email')
  if (details.hook) possible.push(details.hook.channel)
  const wanted = possible.filter((channel) => details.notifyBy?.includes(channel))
  return wanted.length > 0 ? wanted : possible
}
