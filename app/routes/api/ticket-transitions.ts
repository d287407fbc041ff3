import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { describeTicket } from '#app/domain/desk/tickets/describe.ts'
import { Transition, transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const ticket = await transitionTicket(ctx, args.params.number ?? '', parseInput(Transition, body))
    return { status: 200, body: await describeTicket(ctx, ticket) }
  })
}
