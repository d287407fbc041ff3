import type { Sql } from 'postgres'
import { blindIndex, encrypt } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

const chunk = 2000

export type Listeners = { channel: 'email' | 'sms'; component: string; from: number; count: number }

/** Confirmed subscribers of one component, as the product would have stored them. */
export async function addListeners(sql: Sql, { channel, component, from, count }: Listeners): Promise<void> {
  for (let done = 0; done < count; done += chunk) {
    const now = new Date()
    const people = Array.from({ length: Math.min(chunk, count - done) }, (_, index) =>
      personOf(channel, from + done + index, now),
    )
    await sql.begin(async (tx) => {
      await tx`insert into contacts ${tx(people.map((person) => ({ ...person.contact, created_at: now, notify_by: [channel] })))}`
      await tx`insert into subscribers ${tx(
        people.map(({ contact, recipient }) => ({
          id: uuidv7(now),
          channel,
          recipient,
          contact_id: contact.id,
          components: [component],
          kinds: ['incident'],
          language: 'zh-CN',
          created_at: now,
          confirmed_at: now,
        })),
      )}`
    })
  }
  await sql`analyze contacts, subscribers`
}

function personOf(channel: 'email' | 'sms', index: number, now: Date) {
  const id = uuidv7(now)
  const isMail = channel === 'email'
  const address = isMail ? `reader${index}@demo.invalid` : `+86139${String(index).padStart(8, '0')}`
  const sealed = encrypt(address, {
    table: 'contacts',
    column: isMail ? 'email' : 'mobile',
    row: id,
  })
  const recipient = blindIndex(isMail ? 'email' : 'mobile', address)
  return {
    recipient,
    contact: {
      id,
      language: 'zh-CN',
      email_cipher: isMail ? sealed : null,
      mobile_cipher: isMail ? null : sealed,
      email_index: isMail ? recipient : null,
      mobile_index: isMail ? null : recipient,
    },
  }
}
