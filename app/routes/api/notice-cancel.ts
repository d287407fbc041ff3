import type { ActionFunctionArgs } from '@remix-run/node'
import { cancelNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'notices:write', async (ctx) => {
    await cancelNotice(ctx, args.params.id ?? '')
    return { status: 200, body: { cancelled: true } }
  })
}
