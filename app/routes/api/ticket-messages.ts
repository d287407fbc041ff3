import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { replyToTicket } from '#app/domain/tickets/reply.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

const Reply = z.object({
  visibility: z.enum(['public', 'internal']),
  body: z.string().trim().min(1).max(10_000),
  seenVersion: z.number().int().optional(),
})

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const reply = parseBody(Reply, body)
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
