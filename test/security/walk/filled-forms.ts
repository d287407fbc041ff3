import { draftAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { approveUpdate } from '#app/domain/incidents/incidents/draft-update.ts'
import { originalsOf } from '#app/domain/messages/templates/show-wording.ts'
import { suppressAddress } from '#app/domain/delivery/suppressions/suppress.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket } from '#test/support/desk.ts'
import type { People } from './callers.ts'
import type { Place } from './places.ts'

/** A form as somebody fills it in so that it goes through, the field in which they type, and what must be so before. */
export type Filled = {
  fields?: (here: Place) => Record<string, string> | Promise<Record<string, string>>
  typed?: string
  ready?: (here: Place, people: People) => Promise<Partial<Place>>
}

const resolved = async ({ ticket }: Place, { agent }: People) => {
  await resolveTicket(as(agent.actor), ticket.number, { answer: '已补传。' })
  return {}
}

/** A notice that is on its way, with a delivery that failed for good. */
const underWay =
  (pausedAt: Date | null) =>
  async ({ noticeId }: Place) => {
    await sql`update notices set state = 'sending', finished_at = null, cancel_requested_at = null, paused_at = ${pausedAt}
             where id = ${noticeId}`
    await sql`update deliveries set state = 'permanent' where notice_id = ${noticeId}`
    return {}
  }

const reason = { typed: 'reason' }
const window = {
  title: '扩容',
  body: '可能变慢。',
  startsAt: '2098-01-01T22:00',
  endsAt: '2098-01-02T04:00',
}
const contact = { consent: 'yes', privacyVersion: '1' }

/** The forms that the matrix does not fill in, or not so that they go through; and what is typed in each. */
export const filledForms: Record<string, Filled> = {
  'routes/public/report.tsx': {
    fields: () => ({
      kind: 'user_experience',
      description: '页面上的字太小。',
      'contact.email': 'reader@demo.invalid',
      ...contact,
    }),
    typed: 'description',
  },
  'routes/public/track.tsx': {
    fields: ({ ticket }) => ({ number: ticket.number, contact: 'asks-for-code@demo.invalid' }),
    typed: 'contact',
    ready: async () => ({ ticket: await createTicket({ contact: { email: 'asks-for-code@demo.invalid' } }) }),
  },
  'routes/public/rate.tsx': {
    fields: () => ({ solved: 'yes', level: '5', comment: '很快。' }),
    typed: 'comment',
  },
  'routes/public/feedback.tsx': { fields: () => ({ level: '5', comment: '很清楚。' }), typed: 'comment' },
  'routes/public/subscribe.tsx': {
    fields: () => ({ channel: 'email', address: 'new-reader@demo.invalid', kinds: 'incident', ...contact }),
    typed: 'address',
  },
  'routes/public/incident-subscription.tsx': {
    fields: () => ({ address: 'asks-about-one@demo.invalid', ...contact }),
    typed: 'address',
    ready: async ({ incident }) => {
      await sql`update incidents set published_at = now() where id = ${incident.id}`
      return {}
    },
  },
  'routes/public/subscription-manage.tsx': {
    fields: () => ({ channel: 'email', address: 'some-reader@demo.invalid' }),
    typed: 'address',
    ready: async () => {
      const known = { channel: 'email', address: 'some-reader@demo.invalid', confirmed: true }
      await subscribe(asSystem(), Subscription.parse(known))
      return {}
    },
  },
  'routes/public/ticket-messages.tsx': { typed: 'body' },
  'routes/public/ticket-reopening.tsx': { ...reason, ready: resolved },
  'routes/public/ticket-withdrawal.tsx': reason,
  'routes/public/ticket-withdrawal-undo.tsx': {
    ready: async ({ ticket }) => {
      await withdrawTicket(as({ type: 'reporter', ticketId: ticket.id }))
      return {}
    },
  },
  'routes/public/ticket-rating.tsx': {
    fields: () => ({ solved: 'yes', level: '4', comment: '可以。' }),
    typed: 'comment',
    ready: resolved,
  },
  'routes/desk/ticket.tsx': { typed: 'body' },
  'routes/desk/intake.tsx': {
    fields: () => ({
      kind: 'user_experience',
      description: '来电：字太小。',
      'contact.mobile': '13800138000',
      'contact.language': 'zh-CN',
    }),
    typed: 'description',
  },
  'routes/desk/ticket-transfer.tsx': reason,
  'routes/desk/ticket-return.tsx': {
    ...reason,
    ready: async ({ ticket }) => {
      await sql`update tickets set department_id = (select id from departments where key = 'product')
                 where id = ${ticket.id}`
      return {}
    },
  },
  'routes/desk/ticket-extension.tsx': reason,
  'routes/desk/ticket-supervision.tsx': reason,
  'routes/desk/ticket-correction.tsx': { typed: 'subject' },
  'routes/desk/bulk-action.tsx': { typed: 'replyBody' },
  'routes/desk/ticket-state.tsx': reason,
  'routes/desk/ticket-promises.tsx': { typed: 'text' },
  'routes/desk/views.tsx': { typed: 'name' },
  'routes/desk/saved-view.tsx': { typed: 'name' },
  'routes/desk/declare-incident.tsx': { typed: 'description' },
  'routes/desk/incident-edit.tsx': { typed: 'workaround' },
  'routes/desk/incident-stage.tsx': {
    fields: () => ({ action: 'extend', minutes: '60', reason: '日志太多' }),
    typed: 'reason',
  },
  'routes/desk/incident-tickets.tsx': { typed: 'ticket' },
  'routes/desk/incident-copies.tsx': {
    typed: 'ticket',
    ready: async (_here, { commander }) => {
      const drill = { title: '演练', severity: 2, description: '演练', drill: true } as const
      return { incident: await declareIncident(as(commander.actor), drill) }
    },
  },
  'routes/desk/incident-roles.ts': {
    fields: ({ staffId }) => ({ role: 'scribe', to: staffId }),
    ready: async (_here, { lead }) => ({ staffId: lead.actor.id }),
  },
  'routes/desk/update-publication.ts': {
    ready: async ({ draftId }, { commander }) => {
      await approveUpdate(as(commander.actor), draftId, undefined)
      return {}
    },
  },
  'routes/desk/notice-pause.ts': { ready: underWay(null) },
  'routes/desk/notice-resume.ts': { ready: underWay(new Date()) },
  'routes/desk/notice-retry.ts': { ready: underWay(null) },
  'routes/desk/suppression-lifting.ts': {
    ready: async (_here, { commander }) => {
      const input = { channel: 'email', address: 'lifted@demo.invalid', reason: 'asked' } as const
      await suppressAddress(as(commander.actor), input)
      const [row] = await sql<{ id: string }[]>`select id from suppressions order by created_at desc limit 1`
      return { noticeId: row?.id ?? '' }
    },
  },
  'routes/desk/announcement-publication.ts': {
    ready: async (_here, { communications }) => {
      const words = { kind: 'policy', title: { 'zh-CN': '新规' }, body: { 'zh-CN': '内容。' } } as const
      const { number } = await draftAnnouncement(as(communications.actor), words)
      return { announcementNumber: number }
    },
  },
  'routes/desk/incident-update-new.tsx': { typed: 'body' },
  'routes/desk/incident-update.tsx': { typed: 'body' },
  'routes/desk/maintenance-new.tsx': { fields: () => window, typed: 'body' },
  'routes/desk/maintenance-times.tsx': {
    fields: () => ({ startsAt: '2098-01-01T22:00', endsAt: '2098-01-02T04:00', reason: '让路' }),
    typed: 'reason',
  },
  'routes/desk/maintenance-cancellation.tsx': { fields: () => ({ reason: '不做了' }), typed: 'reason' },
  'routes/desk/maintenance-words.tsx': { typed: 'body' },
  'routes/desk/announcement-new.tsx': { typed: 'body' },
  'routes/desk/announcement.tsx': {
    fields: () => ({ kind: 'policy', title: '新规', body: '改过的内容。', seenVersion: '2' }),
    typed: 'body',
  },
  'routes/desk/suppressions.tsx': { typed: 'address' },
  'routes/desk/messages.tsx': { typed: 'address' },
  'routes/desk/message-words.tsx': {
    fields: async () => {
      const place = { message: 'ticket-received', language: 'zh-CN', medium: 'mail' } as const
      const words = await originalsOf(asSystem(), place)
      const changed = { 'mail.received.next': `${words['mail.received.next']}谢谢。` }
      return { ...words, ...changed, seenVersion: '0', reason: '更客气' }
    },
    typed: 'reason',
  },
  'routes/desk/message-rules.tsx': {
    fields: () => ({ seenVersion: '0', reason: '只发邮件' }),
    typed: 'reason',
  },
  'routes/desk/staff.tsx': {
    fields: () => ({
      name: '新同事',
      email: 'colleague@demo.invalid',
      roles: 'agent',
      department: 'product',
    }),
    typed: 'name',
  },
}
