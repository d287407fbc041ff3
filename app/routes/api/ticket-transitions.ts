import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { describeTicket } from '#app/domain/tickets/describe.ts'
import { transitionTicket } from '#app/domain/tickets/transition.ts'
import { ticketStates } from '#app/domain/tickets/vocabulary.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

const Transition = z.object({
  to: z.enum(ticketStates),
  reason: z.string().trim().max(2000).optional(),
  seenVersion: z.number().int().optional(),
})

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const ticket = await transitionTicket(ctx, args.params.number ?? '', parseBody(Transition, body))
    return { status: 200, body: await describeTicket(ctx, ticket) }
  })
}
