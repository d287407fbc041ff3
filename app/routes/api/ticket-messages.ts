import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { ReplyInput, replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const reply = parseInput(ReplyInput, body)
    const message = await replyToTicket(ctx, args.params.number ?? '', reply)
    return {
      status: 201,
      body: {
        id: message.id,
        visibility: message.visibility,
        body: message.body,
        createdAt: message.createdAt.toISOString(),
      },
    }
  })
}
