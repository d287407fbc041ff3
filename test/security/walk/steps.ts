import type { LoaderFunctionArgs } from '@remix-run/node'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { sql } from '#test/support/database.ts'
import { sessionCookie, type People, type StaffName } from './callers.ts'
import {
  aDraft,
  aMail,
  aView,
  anAlarm,
  anAnnouncement,
  anIncident,
  aPromise,
  aTicket,
  aWindow,
  type Place,
} from './places.ts'
import type { Rule } from './rules.ts'

type Asked = { file: string; path: string; does: string; rule: Rule }

/** A request for the step's address with what its form holds. */
export function argumentsOf(
  { path, does, rule }: Asked,
  headers: HeadersInit,
  place: Place,
): LoaderFunctionArgs {
  const params = paramsOf(path, place)
  const url = `http://127.0.0.1:3000${addressOf(path, place)}`
  const fields = 'form' in rule && rule.form ? rule.form(place) : {}
  const body = path.startsWith('/api') ? JSON.stringify(fields) : formOf(fields)
  const request =
    does === 'loader' ? new Request(url, { headers }) : new Request(url, { method: 'POST', headers, body })
  return { request, params, context: { clientIp: '203.0.113.9' } }
}

/** A route's path, filled in; in the first language. */
export function addressOf(path: string, place: Place): string {
  const params = paramsOf(path, place)
  const filled = path.replaceAll(/\/:lang\?/g, '').replaceAll(/:(\w+)\??/g, (_, name) => params[name] ?? 'x')
  return filled + (queries[filled] ?? '')
}

/** What an address is nothing without. */
const queries: Record<string, string> = { '/check/reminder.ics': '?a=li.q' }

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

function paramsOf(path: string, place: Place): Record<string, string> {
  const id =
    (/files/.test(path) && place.fileId) ||
    (/promises/.test(path) && place.promiseId) ||
    (/updates/.test(path) && place.draftId) ||
    (/alarms/.test(path) && place.alarmId) ||
    (/views/.test(path) && place.viewId) ||
    (/unread-mails/.test(path) && place.mailId) ||
    (/staff/.test(path) && place.staffId) ||
    (/sessions/.test(path) && place.sessionId) ||
    (/undo/.test(path) && place.undoId) ||
    place.noticeId
  const all: Record<string, string> = {
    number: numberIn(path, place),
    month: '2026-01',
    id,
    key: 'diagnose',
    property: 'subject',
    action: 'reply',
    token: tokenIn(path, place),
    slug: place.articleSlug,
    name: 'ticket-received',
    language: 'zh-CN',
    medium: 'mail',
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => path.includes(`:${name}`)))
}

function tokenIn(path: string, place: Place): string {
  if (/\/confirm/.test(path)) return place.confirmToken
  if (/unsubscribe|^\/u\//.test(path)) return place.unsubscribeToken
  return /rate|surveys/.test(path) ? place.rateToken : place.trackToken
}

function numberIn(path: string, place: Place): string {
  if (path.endsWith('/postmortem')) return place.reviewed.number
  if (/incidents/.test(path)) return place.incident.number
  if (/maintenance/.test(path)) return place.windowNumber
  return /announcements/.test(path) ? place.announcementNumber : place.ticket.number
}

/** What an action changes is made anew for each call; what is only read is there once. */
export async function placeFor(
  { does, file, path }: Asked,
  place: Place,
  people: People,
  caller?: StaffName,
): Promise<Place> {
  if (does === 'loader') return place
  const ticket = /ticket/.test(path) ? await aTicket(people) : place.ticket
  const incident = /incidents\/:/.test(path) ? await anIncident(people) : place.incident
  return {
    ...place,
    ticket,
    incident,
    ...(/maintenance\/:/.test(path) ? { windowNumber: await aWindow(people) } : {}),
    ...(/announcements\/:/.test(path) ? { announcementNumber: await anAnnouncement(people) } : {}),
    ...(path.endsWith('/kept') ? { promiseId: await aPromise(ticket) } : {}),
    ...(/update/.test(file) ? { draftId: await aDraft(people, incident) } : {}),
    ...(/unread-mail/.test(file) ? { mailId: await aMail() } : {}),
    ...(/saved-view/.test(file) ? { viewId: await aView(people) } : {}),
    ...(/alarm/.test(file) ? { alarmId: await anAlarm(incident) } : {}),
    ...(caller ? { sessionId: await spareSession(people[caller].actor) } : {}),
    ...(caller && /undo/.test(file) ? { undoId: await anUndoStep(people[caller].actor, people) } : {}),
  }
}

/** A step that somebody may take back. */
export async function anUndoStep(actor: StaffActor, people: People): Promise<string> {
  const ticket = await aTicket(people)
  const none = { events: [], messages: [], files: [], surveys: [], notices: [] }
  const part = { id: ticket.id, number: ticket.number, version: ticket.version, former: {}, ...none }
  const before = JSON.stringify({ tickets: [part] })
  const [row] = await sql<{ id: string }[]>`
    insert into undo_steps (id, staff_id, action, before, until)
    values (gen_random_uuid(), ${actor.id}, 'assigned', ${before}::text::jsonb, now() + interval '1 minute') returning id`
  return row?.id ?? ''
}

/** Another session of somebody, as if on another machine. */
export async function spareSession(actor: StaffActor): Promise<string> {
  await sessionCookie(actor)
  const [row] = await sql<{ id: string }[]>`
    select id from staff_sessions where staff_id = ${actor.id} order by created_at desc, id desc limit 1`
  return row?.id ?? ''
}
