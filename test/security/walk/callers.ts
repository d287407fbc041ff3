import { createHash } from 'node:crypto'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { startSession } from '#app/domain/people/staff/sign-in.ts'
import { grantPass } from '#app/http/reporter.ts'
import { staffCookie } from '#app/http/cookies.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { asAnonymous } from '#test/support/context.ts'
import { hire } from '#test/support/desk.ts'

/** Everybody who works here, as the matrix names them. The tickets of the walk are of the taxpayer service. */
const staff = {
  agent: () => hire(['agent'], 'taxpayer_service'),
  lead: () => hire(['lead'], 'taxpayer_service'),
  /** Of another department, but the walk's tickets are assigned to them. */
  assignee: () => hire(['agent'], 'product'),
  otherAgent: () => hire(['agent'], 'data_repair'),
  otherLead: () => hire(['lead'], 'data_repair'),
  commander: () => hire(['commander'], null),
  communications: () => hire(['communications'], null),
  editor: () => hire(['knowledge_editor'], null),
  manager: () => hire(['manager'], null),
  admin: () => hire(['admin'], null),
} as const
export type StaffName = keyof typeof staff
export const staffNames: readonly StaffName[] = [
  'agent',
  'lead',
  'assignee',
  'otherAgent',
  'otherLead',
  'commander',
  'communications',
  'editor',
  'manager',
  'admin',
]
export type Person = { actor: StaffActor; cookie: string }
export type People = Record<StaffName, Person>

export async function hireEverybody(): Promise<People> {
  const everybody = {
    agent: await signedIn('agent'),
    lead: await signedIn('lead'),
    assignee: await signedIn('assignee'),
    otherAgent: await signedIn('otherAgent'),
    otherLead: await signedIn('otherLead'),
    commander: await signedIn('commander'),
    communications: await signedIn('communications'),
    editor: await signedIn('editor'),
    manager: await signedIn('manager'),
    admin: await signedIn('admin'),
  }
  return everybody
}

async function signedIn(name: StaffName): Promise<Person> {
  const actor = await staff[name]()
  return { actor, cookie: await sessionCookie(actor) }
}

export async function sessionCookie(actor: StaffActor): Promise<string> {
  const token = await startSession(asAnonymous(), actor.id, { address: '203.0.113.9', userAgent: 'walk' })
  return pairOf(await staffCookie.serialize(token))
}

/** The cookie that proves one to be the reporter of a ticket. */
export const passTo = async ({ id, number }: Pick<Ticket, 'id' | 'number'>) =>
  pairOf(await grantPass({ ticketId: id, number }))

/** A pass of one ticket under the name of another: what somebody would try first. */
export const renamed = (cookie: string, from: string, to: string) => cookie.replace(`_${from}=`, `_${to}=`)

/** A session cookie of the right form that was never given out. */
export const forgedSession = () =>
  staffCookie.serialize(createHash('sha256').update('guess').digest('base64url')).then(pairOf)

const pairOf = (header: string) => header.split(';')[0] ?? ''
