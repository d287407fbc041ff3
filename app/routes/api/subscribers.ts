import type { ActionFunctionArgs } from '@remix-run/node'
import { subscribe, Subscription } from '#app/domain/subscribers/subscribe.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'subscribers:write', async (ctx, body) => ({
    status: 201,
    body: await subscribe(ctx, parseBody(Subscription, body)),
  }))
}
