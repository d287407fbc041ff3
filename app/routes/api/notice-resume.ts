import type { ActionFunctionArgs } from '@remix-run/node'
import { resumeNotice } from '#app/domain/delivery/broadcasts/pause.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'notices:write', async (ctx) => {
    await resumeNotice(ctx, args.params.id ?? '')
    return { status: 200, body: { resumed: true } }
  })
}
