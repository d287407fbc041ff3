import { beforeEach, expect, test } from 'vitest'
import {
  draftAnnouncement,
  editAnnouncement,
  publishAnnouncement,
  tellOfBegun,
  withdrawAnnouncement,
  type AnnouncementInput,
} from '#app/domain/public/announcements/announce.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import {
  announcementsAt,
  listPublicAnnouncements,
  nextAnnouncementChange,
  pinnedAnnouncements,
  showPublicAnnouncement,
} from '#app/domain/public/announcements/show-announcements.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let writer: StaffActor
const hour = 3_600_000
const fromNow = (hours: number) => new Date(Date.now() + hours * hour)

beforeEach(async () => {
  await openDesk()
  writer = await hire(['communications'], null)
})

const input = (over: Partial<AnnouncementInput> = {}): AnnouncementInput => ({
  kind: 'system_update',
  title: { 'zh-CN': '查询页面更新', en: 'New look-up page' },
  body: { 'zh-CN': '查询更快了。' },
  ...over,
})
const published = async (over: Partial<AnnouncementInput> = {}, now = new Date()) => {
  const { number } = await draftAnnouncement(as(writer, now), input(over))
  return publishAnnouncement(as(writer, now), number)
}
const listed = async () => (await listPublicAnnouncements(asAnonymous(), 'zh-CN', null)).items
const audience = async (id: string | null) => {
  if (!id) return null
  await expandNotice(asSystem(), id)
  return sql`select audience from notices where id = ${id}`.then(([row]) => row?.audience)
}

test('a draft is nobody’s business, and published it is everybody’s', async () => {
  const draft = await draftAnnouncement(as(writer), input())
  expect(await listed()).toEqual([])
  await expect(showPublicAnnouncement(asAnonymous(), draft.number, 'zh-CN')).rejects.toMatchObject({
    status: 404,
  })

  await publishAnnouncement(as(writer), draft.number)
  expect(await listed()).toMatchObject([{ number: draft.number, isOver: false }])
})

test('what begins later is not shown before, and the pages know when', async () => {
  const startsAt = fromNow(5)
  await published({ startsAt, placements: ['banner'] })
  expect(await announcementsAt(asAnonymous(), 'banner', 'en')).toEqual([])
  expect(await nextAnnouncementChange(asAnonymous())).toEqual(startsAt)
  expect(await announcementsAt(asAnonymous(fromNow(6)), 'banner', 'en')).toHaveLength(1)
})

test('what has ended leaves its places and stays in the list', async () => {
  await published({ endsAt: fromNow(1), pinned: true, placements: ['form'] })
  expect(await pinnedAnnouncements(asAnonymous(), 'zh-CN')).toHaveLength(1)
  const later = asAnonymous(fromNow(2))
  expect(await pinnedAnnouncements(later, 'zh-CN')).toEqual([])
  expect(await announcementsAt(later, 'form', 'zh-CN')).toEqual([])
  expect((await listPublicAnnouncements(later, 'zh-CN', null)).items).toMatchObject([{ isOver: true }])
})

test('what is withdrawn is gone', async () => {
  const { number } = await published()
  await withdrawAnnouncement(as(writer), number)
  expect(await listed()).toEqual([])
  await expect(publishAnnouncement(as(writer), number)).rejects.toMatchObject({ status: 409 })
})

test('pinned ones stand on top once, and pages follow each other without gap', async () => {
  const first = await published({ pinned: true }, fromNow(-100))
  for (let count = 1; count <= 25; count++) await published({}, fromNow(-count))
  const page = await listPublicAnnouncements(asAnonymous(), 'zh-CN', null)
  const rest = await listPublicAnnouncements(asAnonymous(), 'zh-CN', page.next)
  expect(page.items[0]?.number).toBe(first.number)
  const all = [...page.items, ...rest.items].map(({ number }) => number)
  expect(new Set(all).size).toBe(26)
  expect(rest.next).toBeNull()
})

test('those who chose announcements are told once, also of what begins later', async () => {
  const add = (address: string, kinds: string[], components: string[] = []) =>
    subscribe(
      asSystem(),
      Subscription.parse({ channel: 'email', address, kinds, components, confirmed: true }),
    )
  await add('news@demo.invalid', ['announcement'])
  await add('portal@demo.invalid', ['announcement'], ['portal'])
  await add('incidents@demo.invalid', ['incident', 'maintenance'])

  const now = await published({ notify: true })
  expect(await audience((await reload(now.id)).notice_id)).toBe(2)

  const later = await published({ notify: true, startsAt: fromNow(1) })
  await tellOfBegun(asSystem())
  expect((await reload(later.id)).notice_id).toBeNull()
  await sql`update announcements set starts_at = now() - interval '1 second' where id = ${later.id}`
  await tellOfBegun(asSystem())
  await tellOfBegun(asSystem())
  expect(await audience((await reload(later.id)).notice_id)).toBe(2)
})

test('what is withdrawn does not go out any more, and what has ended is not told of', async () => {
  await subscribe(
    asSystem(),
    Subscription.parse({ channel: 'sms', address: '13812345678', kinds: ['announcement'], confirmed: true }),
  )
  const { number, id } = await published({ notify: true })
  await audience((await reload(id)).notice_id)
  await withdrawAnnouncement(as(writer), number)
  expect(await sql`select state from deliveries`).toEqual([{ state: 'cancelled' }])

  const ended = await published({ notify: true, startsAt: fromNow(1), endsAt: fromNow(2) })
  await sql`update announcements set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
             where id = ${ended.id}`
  await tellOfBegun(asSystem())
  expect((await reload(ended.id)).notice_id).toBeNull()
})

test('a draft is no place in the list to go on from', async () => {
  const shown = await published()
  const draft = await draftAnnouncement(as(writer, fromNow(-48)), input())
  const page = await listPublicAnnouncements(asAnonymous(), 'zh-CN', draft.number)
  expect(page.items.map(({ number }) => number)).toEqual([shown.number])
})

test('a change made meanwhile is not overwritten, and an end before the start is refused', async () => {
  const draft = await draftAnnouncement(as(writer), input())
  await editAnnouncement(as(writer), draft.number, input({ pinned: true }), draft.version)
  await expect(editAnnouncement(as(writer), draft.number, input(), draft.version)).rejects.toMatchObject({
    status: 409,
  })
  await expect(draftAnnouncement(as(writer), input({ endsAt: fromNow(-1) }))).rejects.toMatchObject({
    fields: [{ field: 'endsAt', message: 'end_before_start' }],
  })
})

test('only who writes for the house writes', async () => {
  const agent = await hire(['agent'])
  await expect(draftAnnouncement(as(agent), input())).rejects.toMatchObject({ status: 403 })
})

const reload = async (id: string) => {
  const [row] = await sql<
    { notice_id: string | null }[]
  >`select notice_id from announcements where id = ${id}`
  if (!row) throw new Error('it is gone')
  return row
}
