import { draftAnnouncement, publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire } from '#test/support/desk.ts'

/** So many people who confirmed to hear of announcements and incidents on a channel. */
export const listening = (channel: 'email' | 'sms', count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      subscribe(
        asSystem(),
        Subscription.parse({
          channel,
          address: channel === 'sms' ? `138${String(index).padStart(8, '0')}` : `reader${index}@demo.invalid`,
          kinds: ['announcement', 'incident'],
          confirmed: true,
        }),
      ),
    ),
  )

/** The notice of an announcement, whose audience is not listed yet. */
export async function opened(title = '查询页面更新'): Promise<string> {
  const writer = as(await hire(['communications'], null))
  const text = { 'zh-CN': title }
  const draft = await draftAnnouncement(writer, {
    kind: 'system_update',
    title: text,
    body: text,
    notify: true,
  })
  await publishAnnouncement(writer, draft.number)
  const [row] = await sql<{ id: string }[]>`
    select notice_id as id from announcements where number = ${draft.number}`
  return row?.id ?? ''
}

/** The notice of an announcement whose messages are due. */
export async function announced(title?: string): Promise<string> {
  const id = await opened(title)
  await expandNotice(asSystem(), id)
  return id
}
