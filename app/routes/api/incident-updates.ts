import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const { id, seq, noticeId } = await publishNow(
      ctx,
      args.params.number ?? '',
      parseInput(UpdateInput, body),
    )
    return { status: 201, body: { id, seq, notice: noticeId ? { id: noticeId } : null } }
  })
}
