import { index, prefix, route, type RouteConfigEntry } from '@remix-run/route-config'

const file = (name: string) => `routes/desk/${name}`

/** Every address of the desk. What only takes a POST has a noun for an address, too. */
export const deskRoutes: RouteConfigEntry[] = [
  route('desk/sign-in', file('sign-in.tsx')),
  route('desk/sign-out', file('sign-out.ts')),
  route('desk/welcome/:token', file('welcome.tsx')),
  route('desk', file('layout.tsx'), [
    index(file('start.ts')),
    route('tickets', file('tickets.tsx'), [route(':number', file('ticket.tsx'))]),
    route('tickets/new', file('intake.tsx')),
    route('tickets/:number/contact', file('ticket-contact.tsx')),
    route('incidents', file('incidents.tsx')),
    route('incidents/new', file('declare-incident.tsx')),
    route('incidents/:number', file('incident.tsx')),
    route('incidents/:number/edit', file('incident-edit.tsx')),
    route('incidents/:number/candidates', file('incident-candidates.tsx')),
    route('incidents/:number/updates/new', file('incident-update-new.tsx')),
    route('incidents/:number/updates/:id', file('incident-update.tsx')),
    route('notices', file('notices.tsx')),
    route('notices/:id', file('notice.tsx')),
    route('outbox', file('outbox.tsx')),
    route('messages', file('messages.tsx')),
    route('settings/sessions', file('sessions.tsx')),
    route('settings/staff', file('staff.tsx')),
    route('settings/staff/:id/password', file('staff-password.tsx')),
  ]),
  ...prefix('desk', [
    route('alarms/:id', file('alarm.ts')),
    route('settings/sessions/:id', file('session.ts')),
    route('settings/staff/:id/leaving', file('staff-leaving.ts')),
    route('invitation/:token', file('invitation.tsx')),
    route('tickets/assignments', file('ticket-assignments.ts')),
    route('tickets/links', file('ticket-links.ts')),
    ...prefix('incidents/:number', [
      route('stages/:key', file('incident-stage.ts')),
      route('roles', file('incident-roles.ts')),
      route('updates/:id/approval', file('update-approval.ts')),
      route('updates/:id/publication', file('update-publication.ts')),
      route('updates/:id/discard', file('update-discard.ts')),
    ]),
    route('notices/:id/cancel', file('notice-cancel.ts')),
    route('notices/:id/retry', file('notice-retry.ts')),
    ...prefix('tickets/:number', [
      route('assignment', file('ticket-assignment.ts')),
      route('transfer', file('ticket-transfer.ts')),
      route('return', file('ticket-return.ts')),
      route('extension', file('ticket-extension.ts')),
      route('supervision', file('ticket-supervision.ts')),
      route('state', file('ticket-state.ts')),
      route('promises', file('ticket-promises.ts')),
      route('promises/:id/kept', file('ticket-promise.ts')),
      route('draft', file('ticket-draft.ts')),
      route('files/:id', file('ticket-file.ts')),
    ]),
  ]),
]
