import { withActor, type Context } from '#app/domain/ground/context.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import type { Filed } from './file-reports.ts'
import type { Staff } from './people.ts'
import { at, holderOf } from './tickets.ts'

/** The assignee answers that the ticket is being looked into. */
export async function acknowledge(ctx: Context, { ticket }: Filed, staff: Staff, when: Date): Promise<void> {
  const agent = await holderOf(ctx, ticket, staff)
  if (!agent) throw new Error(`nobody has ${ticket.number}`)
  await replyToTicket(withActor(at(ctx, when), agent), ticket.number, {
    visibility: 'public',
    body: '已收到您的报告，正在核实，有结果会马上告诉您。',
    asks: false,
  })
}

/** The assignee resolves the ticket with the answer of its story. */
export async function solve(ctx: Context, { ticket, story }: Filed, staff: Staff, when: Date): Promise<void> {
  const agent = await holderOf(ctx, ticket, staff)
  if (!agent) throw new Error(`nobody has ${ticket.number}`)
  const { answer, cause } = story
  await resolveTicket(withActor(at(ctx, when), agent), ticket.number, { answer, causeCode: cause })
}
