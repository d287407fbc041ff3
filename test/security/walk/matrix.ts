import {
  desk,
  key,
  nobody,
  nobodyDoes,
  open,
  openForm,
  ownFile,
  ownForm,
  ownPage,
  type Entry,
} from './rules.ts'

const reason = () => ({ reason: '核对后决定' })
const later = '2099-01-01T10:00'
const own = (action = ownForm()): Entry => ({ loader: ownPage, action })
const update = () => ({ status: 'investigating', body: '正在调查。', notify: 'yes' })

const newcomer = () => ({
  name: '新同事',
  email: 'new@demo.invalid',
  password: 'a long password',
  roles: 'agent',
  department: 'product',
})

/** Who may go where: every route file, its loader and its action. */
export const matrix: Record<string, Entry> = {
  'routes/public/layout.tsx': { loader: open },
  'routes/public/home.tsx': { loader: open },
  'routes/public/check.tsx': { loader: open, action: openForm(() => ({ cause: 'T2' })) },
  'routes/public/report.tsx': { loader: open, action: open },
  'routes/public/received.tsx': { loader: ownPage },
  'routes/public/track.tsx': { loader: open, action: openForm(() => ({ challenge: 'none', code: '1' })) },
  // Whoever holds the signed link is let in; what a changed one answers is in even-answers.test.ts.
  'routes/public/track-link.tsx': { loader: open },
  'routes/public/rate.tsx': { loader: open, action: openForm(() => ({ solved: 'yes', level: '5' })) },
  'routes/public/ticket.tsx': { loader: ownPage },
  'routes/public/ticket-messages.tsx': own(ownForm(() => ({ body: '补充。' }))),
  'routes/public/ticket-nudge.tsx': own(),
  'routes/public/ticket-reopening.tsx': own(ownForm(reason)),
  'routes/public/ticket-withdrawal.tsx': own(),
  // Nothing was withdrawn: whose ticket it is hears so.
  'routes/public/ticket-withdrawal-undo.tsx': own(),
  'routes/public/ticket-rating.tsx': own(ownForm(() => ({ solved: 'maybe' }))),
  'routes/public/ticket-exchange.tsx': { loader: ownPage },
  'routes/public/ticket-file.tsx': { loader: ownFile },
  'routes/public/incident.tsx': { loader: open },
  'routes/public/subscribe.tsx': { loader: open, action: openForm(() => ({ channel: 'email' })) },
  'routes/public/incident-subscription.tsx': {
    loader: open,
    action: openForm(() => ({ address: 'x' })),
  },
  'routes/public/subscription-manage.tsx': {
    loader: open,
    action: openForm(() => ({ challenge: 'none', code: '1' })),
  },
  // Whoever holds the signed link is let in; that looking changes nothing is in signed-links.test.ts.
  'routes/public/subscription-confirm.tsx': { loader: open, action: open },
  'routes/public/unsubscribe.tsx': { loader: open, action: open },
  'routes/outside/one-click.ts': { loader: open, action: open },
  'routes/public/postmortem.tsx': { loader: open },
  'routes/public/history.tsx': { loader: open },
  'routes/public/maintenance.tsx': { loader: open },
  'routes/public/maintenance-window.tsx': { loader: open },
  'routes/public/announcements.tsx': { loader: open },
  'routes/public/announcement.tsx': { loader: open },
  'routes/public/help.tsx': { loader: open },
  'routes/public/help-article.tsx': {
    loader: open,
    action: openForm(() => ({ helpful: 'yes', version: '1' })),
  },
  'routes/public/feedback.tsx': { loader: open, action: openForm(() => ({ level: '5' })) },
  'routes/public/contact.tsx': { loader: open },
  'routes/public/privacy.tsx': { loader: open },

  'routes/outside/feed-atom.ts': { loader: open },
  'routes/outside/feed-rss.ts': { loader: open },
  'routes/outside/feed-json.ts': { loader: open },
  'routes/outside/calendar.ts': { loader: open },
  'routes/outside/reminder.ts': { loader: open },
  'routes/outside/badge.ts': { loader: open },
  'routes/outside/sitemap.ts': { loader: open },
  'routes/outside/robots.ts': { loader: open },

  'routes/desk/sign-in.tsx': { loader: open, action: openForm(() => ({ email: 'x@demo.invalid' })) },
  'routes/desk/sign-out.ts': { loader: open, action: open },
  // Only a one-time link that was not used yet opens these two, and nobody has one here.
  'routes/desk/welcome.tsx': { loader: nobody, action: nobodyDoes(newcomer) },
  'routes/desk/invitation.tsx': { loader: nobody, action: nobodyDoes(newcomer) },
  'routes/desk/layout.tsx': { loader: desk.everybody },
  'routes/desk/work.tsx': {},
  'routes/desk/unknown.tsx': { loader: nobody },
  'routes/desk/start.ts': { loader: desk.everybody },
  'routes/desk/tickets.tsx': { loader: desk.lists },
  'routes/desk/ticket.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ way: 'reply', body: '已收到。' })),
  },
  'routes/desk/intake.tsx': { loader: desk.files(), action: desk.files() },
  'routes/desk/ticket-contact.tsx': { loader: desk.everybody, action: desk.works() },
  'routes/desk/ticket-assignment.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ assignee: 'me' })),
  },
  'routes/desk/bulk-action.tsx': {
    loader: desk.everybody,
    action: desk.works(({ ticket }) => ({ ticket: ticket.number, replyBody: '已收到。' })),
  },
  'routes/desk/ticket-transfer.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ department: 'product', ...reason() })),
  },
  'routes/desk/ticket-return.tsx': { loader: desk.sees(), action: desk.works(reason) },
  'routes/desk/ticket-extension.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ until: later, ...reason() })),
  },
  'routes/desk/ticket-supervision.tsx': {
    loader: desk.sees(),
    action: desk.supervises(() => ({ active: 'yes', ...reason() })),
  },
  'routes/desk/ticket-correction.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ subject: '发票查不到（客户来电）' })),
  },
  'routes/desk/ticket-state.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ to: 'cancelled', ...reason() })),
  },
  'routes/desk/ticket-promises.tsx': {
    loader: desk.sees(),
    action: desk.works(() => ({ text: '周五前答复', dueAt: later })),
  },
  'routes/desk/ticket-promise.tsx': { loader: desk.sees(), action: desk.works() },
  'routes/desk/ticket-draft.ts': { action: desk.sees(() => ({ visibility: 'internal', body: '草稿' })) },
  'routes/desk/ticket-reading.ts': { action: desk.sees() },
  'routes/desk/ticket-presence.ts': {
    action: desk.sees(() => ({ tab: '018f6a1e-7c00-7000-8000-000000000001' })),
  },
  'routes/desk/ticket-watching.ts': { action: desk.sees(() => ({ watch: 'yes' })) },
  'routes/desk/ticket-similar.ts': { loader: desk.seesByCall },
  // Who asks for a ticket that they may not see is told of nobody.
  'routes/desk/presence.ts': { loader: desk.calls },
  'routes/desk/open-incidents.ts': { loader: desk.calls },
  'routes/desk/alarms.ts': {
    loader: desk.calls,
    // Of one's own alarms.
    action: desk.everybodyDoes(() => ({ until: '2099-01-01T10:00:00Z' })),
  },
  'routes/desk/stream.ts': { loader: desk.calls },
  'routes/desk/ticket-file.ts': { loader: desk.sees() },
  // Of one's own steps; another's is not there, which is in the walk.
  'routes/desk/undo.ts': { action: desk.everybodyDoes() },
  'routes/desk/ticket-links.ts': {
    action: desk.links(({ ticket, incident }) => ({ ticket: ticket.number, incident: incident.number })),
  },
  'routes/desk/incidents.tsx': { loader: desk.everybody },
  'routes/desk/declare-incident.tsx': {
    loader: desk.commands(),
    action: desk.commands(() => ({ title: '查验缓慢', severity: '3', description: '超时增多' })),
  },
  'routes/desk/incident.tsx': { loader: desk.everybody },
  'routes/desk/incident-edit.tsx': {
    loader: desk.writes(),
    action: desk.writes(() => ({ workaround: '请隔日再查。' })),
  },
  'routes/desk/incident-candidates.tsx': { loader: desk.commands() },
  'routes/desk/incident-roles.ts': {
    action: desk.commands(({ staffId }) => ({ role: 'scribe', to: staffId })),
  },
  'routes/desk/incident-copies.tsx': {
    loader: desk.everybody,
    action: desk.commands(({ ticket }) => ({ ticket: ticket.number })),
  },
  'routes/desk/incident-stage.tsx': {
    loader: desk.everybody,
    action: desk.commands(() => ({ action: 'complete' })),
  },
  'routes/desk/incident-tickets.tsx': {
    loader: desk.everybody,
    action: desk.links(({ ticket }) => ({ ticket: ticket.number })),
  },
  'routes/desk/incident-update-new.tsx': { loader: desk.writes(), action: desk.writes(update) },
  'routes/desk/incident-update.tsx': { loader: desk.everybody, action: desk.writes(update) },
  'routes/desk/update-approval.tsx': { loader: desk.everybody, action: desk.commands(reason) },
  'routes/desk/update-publication.ts': { action: desk.commands() },
  'routes/desk/update-discard.ts': { action: desk.writes() },
  'routes/desk/maintenance.tsx': { loader: desk.everybody },
  'routes/desk/maintenance-new.tsx': {
    loader: desk.commands(),
    action: desk.commands(() => ({
      title: '扩容',
      body: '可能变慢。',
      startsAt: '2098-01-01T22:00',
      endsAt: '2098-01-02T04:00',
    })),
  },
  'routes/desk/maintenance-window.tsx': { loader: desk.everybody },
  'routes/desk/maintenance-state.tsx': {
    loader: desk.everybody,
    action: desk.commands(() => ({ to: 'in_progress' })),
  },
  'routes/desk/maintenance-times.tsx': {
    loader: desk.everybody,
    action: desk.commands(() => ({ endsAt: later })),
  },
  'routes/desk/maintenance-cancellation.tsx': { loader: desk.everybody, action: desk.commands() },
  'routes/desk/maintenance-words.tsx': {
    loader: desk.everybody,
    action: desk.commands(() => ({ body: '说明。' })),
  },
  'routes/desk/announcements.tsx': { loader: desk.everybody },
  'routes/desk/announcement-new.tsx': {
    loader: desk.writes(),
    action: desk.writes(() => ({ kind: 'policy', title: '新规', body: '内容。' })),
  },
  'routes/desk/announcement.tsx': {
    loader: desk.writes(),
    action: desk.writes(() => ({ kind: 'policy', title: '新规', body: '内容。' })),
  },
  'routes/desk/announcement-publication.ts': { action: desk.writes() },
  'routes/desk/announcement-withdrawal.ts': { action: desk.writes() },
  'routes/desk/notices.tsx': { loader: desk.everybody },
  'routes/desk/notice.tsx': { loader: desk.everybody },
  'routes/desk/notice-cancel.ts': { action: desk.commands() },
  'routes/desk/notice-retry.ts': { action: desk.commands() },
  'routes/desk/notice-pause.ts': { action: desk.commands() },
  'routes/desk/notice-resume.ts': { action: desk.commands() },
  'routes/desk/notice-export.ts': { loader: desk.everybody },
  'routes/desk/suppressions.tsx': {
    loader: desk.commands(),
    action: desk.commands(() => ({ channel: 'email', address: 'gone@demo.invalid', reason: 'asked' })),
  },
  'routes/desk/suppression-lifting.ts': { action: desk.commands() },
  'routes/desk/unread-mails.tsx': { loader: desk.administers() },
  'routes/desk/unread-mail-reading.ts': { action: desk.administers() },
  'routes/desk/unread-mail-content.ts': { action: desk.administers() },
  'routes/desk/alarm.ts': { action: desk.commands() },
  'routes/desk/outbox.tsx': { loader: desk.outbox },
  'routes/desk/feedback.tsx': { loader: desk.hears },
  'routes/desk/messages.tsx': {
    loader: desk.everybody,
    action: desk.words(() => ({
      message: 'ticket-received',
      language: 'zh-CN',
      channel: 'email',
      address: 'tester@demo.invalid',
    })),
  },
  'routes/desk/message-words.tsx': { loader: desk.words(), action: desk.words(() => ({ seenVersion: '0' })) },
  'routes/desk/message-rules.tsx': {
    loader: desk.everybody,
    action: desk.silences(() => ({ seenVersion: '0' })),
  },
  'routes/desk/views.tsx': {
    loader: desk.lists,
    action: desk.listsDoes(() => ({ name: '月底', scope: 'personal', query: 'view=all&state=new' })),
  },
  // One that is for everybody: who has a list sees it, administrators change it.
  'routes/desk/saved-view.tsx': { loader: desk.lists, action: desk.sharesView(() => ({ name: '月底前' })) },
  'routes/desk/saved-view-removal.ts': { action: desk.sharesView() },
  'routes/desk/sessions.tsx': { loader: desk.everybody },
  'routes/desk/staff.tsx': { loader: desk.administers(), action: desk.administers(newcomer) },
  'routes/desk/staff-password.tsx': { loader: desk.administers(), action: desk.administers() },
  'routes/desk/staff-leaving.ts': { action: desk.administers() },
  // Each caller ends a session of their own; somebody else's is below.
  'routes/desk/session.ts': { action: desk.everybodyDoes() },

  'routes/api/tickets.ts': { loader: key('tickets:read'), action: key('tickets:write') },
  'routes/api/ticket.ts': { loader: key('tickets:read') },
  'routes/api/ticket-messages.ts': {
    action: key('tickets:write', () => ({ visibility: 'internal', body: '备注' })),
  },
  'routes/api/ticket-transitions.ts': { action: key('tickets:write', () => ({ to: 'open' })) },
  'routes/api/incidents.ts': { loader: key('incidents:read'), action: key('incidents:write') },
  'routes/api/incident.ts': { loader: key('incidents:read') },
  'routes/api/incident-tickets.ts': { action: key('incidents:write') },
  'routes/api/incident-stages.ts': { action: key('incidents:write', () => ({ action: 'complete' })) },
  'routes/api/incident-updates.ts': { action: key('incidents:write') },
  'routes/api/notice.ts': { loader: key('notices:read') },
  'routes/api/notice-cancel.ts': { action: key('notices:write') },
  'routes/api/notice-retry.ts': { action: key('notices:write') },
  'routes/api/notice-pause.ts': { action: key('notices:write') },
  'routes/api/notice-resume.ts': { action: key('notices:write') },
  'routes/api/subscribers.ts': { action: key('subscribers:write') },
  'routes/api/sandbox-messages.ts': { loader: key('sandbox:read') },
  // The token of the survey's link is the key.
  // Without a secret of its own, a provider reports nothing here.
  'routes/api/receipts.ts': { action: nobody },
  'routes/api/inbound.ts': { action: nobody },
  'routes/api/survey.ts': { action: open },
  // What a key may do is no secret.
  'routes/api/openapi.ts': { loader: open },
  // Statuspage's documents are for everybody; without a name there is none.
  'routes/api/status.ts': { loader: nobody },
  'routes/api/unknown.ts': { loader: nobody, action: nobody },
}
