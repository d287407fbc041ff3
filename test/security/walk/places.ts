import { installArticles } from '#app/domain/knowledge/articles/install.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import { attachFiles } from '#app/domain/desk/tickets/attach-files.ts'
import { checkUploads } from '#app/domain/ground/files/check-uploads.ts'
import { draftAnnouncement, publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { raiseAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { receiveMail } from '#app/domain/delivery/inbound-mails/receive-mail.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { saveView } from '#app/domain/desk/saved-views/save-view.ts'
import { makePromise } from '#app/domain/desk/tickets/promise.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire } from '#test/support/desk.ts'
import type { People } from './callers.ts'

/** What an address of the walk is about: filled into `:number`, `:id`, `:key` and `:token`. */
export type Place = {
  ticket: Ticket
  incident: Incident
  /** One that is over and was looked back on. */
  reviewed: Incident
  windowNumber: string
  announcementNumber: string
  articleSlug: string
  fileId: string
  promiseId: string
  draftId: string
  noticeId: string
  alarmId: string
  /** A view of the inbox that was saved for everybody. */
  viewId: string
  /** Of a mail that could not be read. */
  mailId: string
  trackToken: string
  rateToken: string
  confirmToken: string
  unsubscribeToken: string
  /** Somebody who works here and is not among the callers. */
  staffId: string
  /** Of whoever calls. */
  sessionId?: string
  /** A step of whoever calls that may be taken back. */
  undoId?: string
}

const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

export async function aTicket(people: People): Promise<Ticket> {
  const ticket = await createTicket()
  await sql`update tickets set assignee_id = ${people.assignee.actor.id} where id = ${ticket.id}`
  return ticket
}

export async function aPromise({ number }: Ticket): Promise<string> {
  return makePromise(asSystem(), number, { text: '周五前答复', dueAt: new Date(Date.now() + 86_400_000) })
}

export async function aFile(ticket: Ticket, visibility: 'public' | 'internal' = 'public'): Promise<string> {
  await attachFiles(asSystem(), ticket.id, checkUploads([{ name: 'screenshot.jpg', bytes: picture }]), {
    visibility,
  })
  const [row] = await sql<{ id: string }[]>`
    select id from files where ticket_id = ${ticket.id} and visibility = ${visibility}`
  return row?.id ?? ''
}

export const anIncident = (people: People): Promise<Incident> =>
  declareIncident(as(people.commander.actor), { title: '同步延迟', severity: 2, description: '积压' })

async function aReviewed(people: People): Promise<Incident> {
  const incident = await anIncident(people)
  for (const status of ['resolved', 'postmortem']) {
    const update = UpdateInput.parse({
      status,
      body: { 'zh-CN': '已恢复。' },
      notify: false,
      approve: { reason: '演练' },
    })
    await publishNow(as(people.commander.actor), incident.number, update)
  }
  return incident
}

export async function aWindow(people: People): Promise<string> {
  const window = await announceMaintenance(as(people.commander.actor), {
    title: { 'zh-CN': '扩容' },
    body: { 'zh-CN': '可能变慢。' },
    startsAt: new Date(Date.now() + 90 * 86_400_000),
    endsAt: new Date(Date.now() + 91 * 86_400_000),
  })
  return window.number
}

export async function anAnnouncement(people: People): Promise<string> {
  const ctx = as(people.communications.actor)
  const { number } = await draftAnnouncement(ctx, {
    kind: 'policy',
    title: { 'zh-CN': '新规' },
    body: { 'zh-CN': '内容。' },
  })
  await publishAnnouncement(ctx, number)
  return number
}

/** A draft by another than those who walk, so that nobody's approval is of their own words. */
export async function aDraft(people: People, { number }: Incident): Promise<string> {
  const update = UpdateInput.parse({ status: 'investigating', body: { 'zh-CN': '正在调查。' } })
  return (await draftUpdate(as(people.communications.actor), number, update)).id
}

/** An alarm for those who command: of no department and nobody's own. */
export async function anAlarm({ id }: Incident): Promise<string> {
  await raiseAlarm(asSystem(), { kind: 'stage_overdue', subject: { type: 'incident', id }, staffId: null })
  const [row] = await sql<{ id: string }[]>`
    select id from alarms where acknowledged_at is null order by raised_at desc, id desc limit 1`
  return row?.id ?? ''
}

export async function aView({ admin }: People): Promise<string> {
  await saveView(as(admin.actor), { name: '新工单', scope: 'all', query: 'view=all&state=new' })
  const [row] = await sql<
    { id: string }[]
  >`select id from saved_views order by created_at desc, id desc limit 1`
  return row?.id ?? ''
}

export async function aMail(): Promise<string> {
  const deliveryId = crypto.randomUUID()
  const envelope = { sender: '', recipient: 'bounce+x@bounces.demo.invalid' }
  await receiveMail(asSystem(), { source: 'smtp', deliveryId, envelope, raw: Buffer.from(deliveryId) })
  const [row] = await sql<{ id: string }[]>`
    update inbound_mails set state = 'poison', reason = 'memory', settled_at = now()
     where delivery_id = ${deliveryId} returning id`
  return row?.id ?? ''
}

async function anArticle(): Promise<string> {
  const [article] = articleSeeds
  if (!article) throw new Error('no articles')
  await installArticles(asSystem(), [article])
  return article.slug
}

export async function aPlace(people: People): Promise<Place> {
  const ticket = await aTicket(people)
  const incident = await anIncident(people)
  const [notice] = await sql<{ id: string }[]>`select id from notices order by created_at desc limit 1`
  return {
    ticket,
    incident,
    reviewed: await aReviewed(people),
    windowNumber: await aWindow(people),
    announcementNumber: await anAnnouncement(people),
    articleSlug: await anArticle(),
    fileId: await aFile(ticket),
    promiseId: await aPromise(ticket),
    draftId: await aDraft(people, incident),
    noticeId: notice?.id ?? '',
    alarmId: await anAlarm(incident),
    viewId: await aView(people),
    mailId: await aMail(),
    staffId: (await hire()).id,
    trackToken: linkToken('track', ticket.id, new Date(Date.now() + 86_400_000)),
    rateToken: await aRateToken(people),
    ...(await subscriptionTokens()),
  }
}

async function subscriptionTokens(): Promise<{ confirmToken: string; unsubscribeToken: string }> {
  const asked = { channel: 'email', address: `walk-${crypto.randomUUID()}@demo.invalid` }
  const { id } = await subscribe(asSystem(), Subscription.parse(asked))
  const [ask] = await sql<{ id: string }[]>`select id from one_time_codes where subscriber_id = ${id}`
  const until = new Date(Date.now() + 86_400_000)
  return {
    confirmToken: linkToken('confirm', ask?.id ?? '', until),
    unsubscribeToken: linkToken('unsubscribe', id, until),
  }
}

async function aRateToken(people: People): Promise<string> {
  const { number } = await aTicket(people)
  await resolveTicket(as(people.agent.actor), number, { answer: '已补传。' })
  const [survey] = await sql<{ id: string }[]>`select id from surveys order by created_at desc limit 1`
  return linkToken('rate', survey?.id ?? '', new Date(Date.now() + 86_400_000))
}
