import { expect } from 'vitest'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { runtime } from '#app/platform/runtime.ts'
import { action as callTickets } from '#app/routes/api/tickets.ts'
import { action as reveal } from '#app/routes/desk/ticket-contact.tsx'
import { action as signIn } from '#app/routes/desk/sign-in.tsx'
import { action as reply, loader as show } from '#app/routes/desk/ticket.tsx'
import { loader as inbox } from '#app/routes/desk/tickets.tsx'
import { action as rate } from '#app/routes/public/rate.tsx'
import { action as report } from '#app/routes/public/report.tsx'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { action as track } from '#app/routes/public/track.tsx'
import { get, post } from '#test/routes/public/send.ts'
import { passTo, sessionCookie } from '#test/security/walk/callers.ts'
import { aKey, call } from '#test/support/api.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire } from '#test/support/desk.ts'
import { control, planted } from './values.ts'

const wordsOf = (mobile: string) => `${mobile.slice(0, 3)} ${mobile.slice(3, 7)}-${mobile.slice(7)}`
const pdf = (text: string) => new File([`%PDF-1.4\n${text}\n`], planted.fileName)
const queued = (actor: StaffActor) => ({ ...as(actor), enqueue: runtime().queue.enqueue })

/** One report through its whole life, by the routes where there are any, on the real queue. */
export async function runJourney(): Promise<{ number: string; id: string }> {
  await fileByForm()
  const [ticket] = await sql<{ number: string; id: string }[]>`select number, id from tickets`
  if (!ticket) throw new Error('the form made no ticket')
  await fileByProgram()
  await proveByCode(ticket.number)
  const agent = await workOn(ticket)
  await tellEverybody(ticket.number)
  await resolveAndRate(ticket, agent)
  return ticket
}

async function fileByForm() {
  const fields = {
    formKey: crypto.randomUUID(),
    kind: 'missing_invoice',
    symptom: 'not_found',
    'invoice.number': '24112000000135114086',
    'invoice.issuedOn': '2024-11-05',
    'invoice.buyerTaxId': planted.taxId,
    description: `查无此票。${control}`,
    'contact.name': planted.name,
    'contact.mobile': `+86 ${wordsOf(planted.mobile)}`,
    'contact.email': planted.email,
    consent: 'yes',
    privacyVersion: '1',
    confirm: 'yes',
    files: pdf(planted.fileText),
  }
  const sent = [await report(post('/report', fields)), await report(post('/report', fields))]
  expect(sent.map((answered) => answered instanceof Response && answered.status)).toEqual([302, 302])
  // The same report by the same contact again: a link goes to them, and nothing is added.
  await report(post('/report', { ...fields, formKey: crypto.randomUUID() }))
}

async function fileByProgram() {
  const body = {
    kind: 'technical_fault',
    description: '页面打不开。',
    contact: { name: planted.name, mobile: planted.otherMobile, email: planted.otherEmail },
  }
  const headers = { 'Idempotency-Key': 'planted-1' }
  const key = await aKey()
  const filed = await call({ action: callTickets }, { body, key, headers })
  expect(filed.status).toBe(201)
  await call({ action: callTickets }, { body: { ...body, kind: 'wrong' }, key })
  const subscription = { channel: 'sms', address: planted.subscriber, confirmed: true }
  await subscribe(asSystem(), Subscription.parse(subscription))
  const robot = {
    channel: 'wecom',
    address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${planted.robotKey}`,
    secret: planted.robotSecret,
    confirmed: true,
  }
  await subscribe(asSystem(), Subscription.parse(robot))
  // Its messages are read in the sandbox and never leave.
  await sql`update contacts set demo_since = now() where hook_index is not null`
}

async function proveByCode(number: string) {
  await track(post('/track', { number, contact: planted.mobile }))
  await track(post('/track', { number, contact: planted.otherEmail }))
  const [code] = await sql<{ id: string }[]>`select id from one_time_codes`
  const challenge = code?.id ?? ''
  await track(post('/track', { challenge, code: '0' }))
  const opened = await track(post('/track', { challenge, code: codeOf(challenge) }))
  expect(opened instanceof Response && opened.headers.get('Location')).toBe(`/tickets/${number}`)
}

async function workOn({ number, id }: { number: string; id: string }) {
  await createStaff(asSystem(), {
    name: '坐席',
    email: planted.staffEmail,
    roles: ['agent'],
    department: 'taxpayer_service',
    password: 'a long enough password',
  })
  await signIn(post('/desk/sign-in', { email: planted.staffEmail, password: 'wrong' }))
  await signIn(post('/desk/sign-in', { email: planted.email, password: 'of nobody' }))
  const admin = await hire(['admin'], null)
  const headers = { cookie: await sessionCookie(admin) }
  const params = { number }
  for (const q of [planted.mobile, planted.email, planted.taxId, planted.name])
    await inbox(get(`/desk/tickets?q=${encodeURIComponent(q)}`, {}, headers))
  await show(get(`/desk/tickets/${number}`, params, headers))
  const revealed = await reveal(post(`/desk/tickets/${number}/contact`, {}, params, headers))
  expect(revealed.data).toMatchObject({ name: planted.name, mobile: `+86${planted.mobile}` })
  const asked = { way: 'ask', body: '请补充截图。', files: pdf(planted.fileText) }
  await reply(post(`/desk/tickets/${number}`, asked, params, headers))
  const added = { formKey: crypto.randomUUID(), body: '见附件。', files: pdf(`${planted.fileText} 2`) }
  const pass = { cookie: await passTo({ id, number }) }
  await answer(post(`/tickets/${number}/messages`, added, params, pass))
  return headers
}

async function tellEverybody(number: string) {
  const commander = queued(await hire(['commander'], null))
  const incident = await declareIncident(commander, {
    title: '同步延迟',
    severity: 2,
    description: '积压',
    tickets: [number],
  })
  const update = {
    status: 'identified',
    body: { 'zh-CN': '已定位。' },
    approve: { reason: '夜间只有一人' },
  }
  await publishNow(commander, incident.number, UpdateInput.parse(update))
}

async function resolveAndRate(ticket: { number: string; id: string }, headers: HeadersInit) {
  const solved = { way: 'resolve', body: '开票方已补传。', causeCode: 'T2' }
  await reply(post(`/desk/tickets/${ticket.number}`, solved, { number: ticket.number }, headers))
  const [survey] = await sql<{ id: string }[]>`select id from surveys where ticket_id = ${ticket.id}`
  const token = linkToken('rate', survey?.id ?? '', new Date(Date.now() + 86_400_000))
  const low = { solved: 'no', level: '2', comment: '仍查不到' }
  await rate(post(`/rate/${token}`, low, { token }))
  const [now] = await sql`select state from tickets where id = ${ticket.id}`
  expect(now).toMatchObject({ state: 'reopened' })
}
