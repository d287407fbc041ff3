import type { ActionFunctionArgs } from '@remix-run/node'
import { describeTicket } from '#app/domain/tickets/describe.ts'
import { Transition, transitionTicket } from '#app/domain/tickets/transition.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const ticket = await transitionTicket(ctx, args.params.number ?? '', parseBody(Transition, body))
    return { status: 200, body: await describeTicket(ctx, ticket) }
  })
}
