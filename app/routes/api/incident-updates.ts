import type { ActionFunctionArgs } from '@remix-run/node'
import { UpdateInput } from '#app/domain/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/publish-update.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const { id, seq, noticeId } = await publishNow(
      ctx,
      args.params.number ?? '',
      parseBody(UpdateInput, body),
    )
    return { status: 201, body: { id, seq, notice: noticeId ? { id: noticeId } : null } }
  })
}
