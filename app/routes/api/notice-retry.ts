import type { ActionFunctionArgs } from '@remix-run/node'
import { retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'notices:write', async (ctx) => ({
    status: 200,
    body: { retried: await retryNotice(ctx, args.params.id ?? '') },
  }))
}
