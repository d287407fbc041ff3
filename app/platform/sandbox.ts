import { and, asc, desc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { sandboxMessages } from '#db/schema/index.ts'
import { blindIndex, blindIndexes, decryptIfReadable, encrypt } from './crypto.ts'
import type { OutgoingMessage, Provider } from './provider.ts'
import { uuidv7 } from './uuid.ts'

type Content = { to: string; subject?: string; text: string; html?: string; headers?: Record<string, string> }
export type SandboxMessage = Content & {
  id: string
  channel: string
  deliveryId: string
  noticeId: string | null
  at: Date
}

/** Takes messages like a provider and keeps them readable at /desk/outbox; the same delivery twice is one. */
export function sandboxProvider(db: Database, channel: string): Provider {
  return {
    name: `sandbox-${channel}`,
    concurrency: 8,
    async send(message) {
      const now = new Date()
      const id = uuidv7(now)
      await db
        .insert(sandboxMessages)
        .values({
          id,
          channel,
          toIndex: blindIndex('sandbox_to', message.to),
          contentCipher: encrypt(JSON.stringify(contentOf(message)), placeOf(id)),
          deliveryId: message.id,
          noticeId: message.noticeId,
          at: now,
        })
        .onConflictDoNothing()
      return { state: 'sent', ref: id }
    },
    close: async () => undefined,
  }
}

const placeOf = (id: string) => ({ table: 'sandbox_messages', column: 'content', row: id })

/** A robot's and a program's links stand beside their text: here they follow it. */
const contentOf = ({ to, subject, text, link, end, html, id, headers }: OutgoingMessage): Content => ({
  to,
  text: [text, ...(link ? [link] : []), ...(end ? [`${end.label}: ${end.url}`] : [])].join('\n\n'),
  ...(subject === undefined ? {} : { subject }),
  ...(html === undefined ? {} : { html, headers: { 'X-Delivery-Id': id, ...headers } }),
})

export type SandboxQuery = {
  /** Normalised address. */
  to?: string | undefined
  notice?: string | undefined
  after?: string | undefined
  limit: number
  newestFirst?: boolean
}

/** What the sandbox received, oldest first (for programs) or newest first (for people). */
export async function readSandbox(db: Database, query: SandboxQuery): Promise<SandboxMessage[]> {
  const conditions: SQL[] = []
  if (query.to) conditions.push(inArray(sandboxMessages.toIndex, blindIndexes('sandbox_to', query.to)))
  if (query.notice) conditions.push(eq(sandboxMessages.noticeId, query.notice))
  if (query.after) conditions.push(gt(sandboxMessages.id, query.after))
  const rows = await db
    .select()
    .from(sandboxMessages)
    .where(and(...conditions))
    .orderBy(query.newestFirst ? desc(sandboxMessages.id) : asc(sandboxMessages.id))
    .limit(query.limit)
  return rows.map(({ id, channel, deliveryId, noticeId, at, contentCipher }) => {
    const text = decryptIfReadable(contentCipher, placeOf(id))
    // Its place in the list stays: pages are counted by it.
    const content: Content = text === null ? { to: '?', text: '?' } : JSON.parse(text)
    return { ...content, id, channel, deliveryId, noticeId, at }
  })
}
