import { index, layout, prefix, route, type RouteConfigEntry } from '@remix-run/route-config'

const file = (name: string) => `routes/desk/${name}`

/** Builds for production leave it out: there it is an address like any other that nothing is at. */
const onlyInDevelopment =
  process.env.NODE_ENV === 'development' ? [route('desk/_components', file('components.tsx'))] : []

/** Every address of the desk. What only takes a POST has a noun for an address, too. */
export const deskRoutes: RouteConfigEntry[] = [
  ...onlyInDevelopment,
  route('desk/sign-in', file('sign-in.tsx')),
  route('desk/sign-out', file('sign-out.ts')),
  route('desk/welcome/:token', file('welcome.tsx')),
  route('desk', file('layout.tsx'), [
    // Errors of all these are said inside the frame.
    layout(file('work.tsx'), [
      index(file('start.ts')),
      route('tickets', file('tickets.tsx'), [
        route(':number', file('ticket.tsx')),
        // A form that was refused is shown again at the address it was sent to.
        route(':number/assignment', file('ticket-assignment.tsx')),
        route(':number/transfer', file('ticket-transfer.tsx')),
        route(':number/return', file('ticket-return.tsx')),
        route(':number/extension', file('ticket-extension.tsx')),
        route(':number/supervision', file('ticket-supervision.tsx')),
        route(':number/state', file('ticket-state.tsx')),
        route(':number/promises', file('ticket-promises.tsx')),
        route(':number/promises/:id/kept', file('ticket-promise.tsx')),
      ]),
      route('tickets/new', file('intake.tsx')),
      route('tickets/:number/contact', file('ticket-contact.tsx')),
      route('incidents', file('incidents.tsx')),
      route('incidents/new', file('declare-incident.tsx')),
      route('incidents/:number', file('incident.tsx')),
      route('incidents/:number/edit', file('incident-edit.tsx')),
      route('incidents/:number/stages/:key', file('incident-stage.tsx')),
      route('incidents/:number/copies', file('incident-copies.tsx')),
      route('incidents/:number/tickets', file('incident-tickets.tsx')),
      route('incidents/:number/candidates', file('incident-candidates.tsx')),
      route('incidents/:number/updates/new', file('incident-update-new.tsx')),
      route('incidents/:number/updates/:id', file('incident-update.tsx')),
      route('incidents/:number/updates/:id/approval', file('update-approval.tsx')),
      route('maintenance', file('maintenance.tsx')),
      route('maintenance/new', file('maintenance-new.tsx')),
      route('maintenance/:number', file('maintenance-window.tsx')),
      route('maintenance/:number/state', file('maintenance-state.tsx')),
      route('maintenance/:number/times', file('maintenance-times.tsx')),
      route('maintenance/:number/cancellation', file('maintenance-cancellation.tsx')),
      route('maintenance/:number/words', file('maintenance-words.tsx')),
      route('announcements', file('announcements.tsx')),
      route('announcements/new', file('announcement-new.tsx')),
      route('announcements/:number', file('announcement.tsx')),
      route('notices', file('notices.tsx')),
      route('notices/:id', file('notice.tsx')),
      route('outbox', file('outbox.tsx')),
      route('feedback', file('feedback.tsx')),
      route('messages', file('messages.tsx')),
      route('messages/:name/:language/:medium', file('message-words.tsx')),
      route('settings/messages', file('message-rules.tsx')),
      route('settings/sessions', file('sessions.tsx')),
      route('settings/suppressions', file('suppressions.tsx')),
      route('settings/unread-mails', file('unread-mails.tsx')),
      route('settings/staff', file('staff.tsx')),
      route('settings/staff/:id/password', file('staff-password.tsx')),
      route('*', file('unknown.tsx')),
    ]),
  ]),
  ...prefix('desk', [
    route('alarms/:id', file('alarm.ts')),
    route('settings/sessions/:id', file('session.ts')),
    route('settings/suppressions/:id/lifting', file('suppression-lifting.ts')),
    route('settings/unread-mails/:id/reading', file('unread-mail-reading.ts')),
    route('settings/unread-mails/:id/content', file('unread-mail-content.ts')),
    route('settings/staff/:id/leaving', file('staff-leaving.ts')),
    route('invitation/:token', file('invitation.tsx')),
    route('tickets/assignments', file('ticket-assignments.ts')),
    route('tickets/links', file('ticket-links.ts')),
    ...prefix('incidents/:number', [
      route('roles', file('incident-roles.ts')),
      route('updates/:id/publication', file('update-publication.ts')),
      route('updates/:id/discard', file('update-discard.ts')),
    ]),
    route('announcements/:number/publication', file('announcement-publication.ts')),
    route('announcements/:number/withdrawal', file('announcement-withdrawal.ts')),
    route('notices/:id/cancel', file('notice-cancel.ts')),
    route('notices/:id/retry', file('notice-retry.ts')),
    route('notices/:id/pause', file('notice-pause.ts')),
    route('notices/:id/resume', file('notice-resume.ts')),
    route('notices/:id/export.csv', file('notice-export.ts')),
    ...prefix('tickets/:number', [
      route('draft', file('ticket-draft.ts')),
      route('reading', file('ticket-reading.ts')),
      route('files/:id', file('ticket-file.ts')),
    ]),
  ]),
]
