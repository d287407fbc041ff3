import type { LoaderFunctionArgs } from '@remix-run/node'
import { showNotice } from '#app/domain/announcements/notice.ts'
import { answerApi, json } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'notices:read', async (ctx) => {
    const { notice } = await showNotice(ctx, args.params.id ?? '')
    const { id, state, audience, startedAt, finishedAt } = notice
    const { queued, sending, sent, delivered, temporary, permanent, suppressed, cancelled } = notice
    const counts = { queued, sending, sent, delivered, temporary, permanent, suppressed, cancelled }
    return json({ id, state, audience, counts, startedAt, finishedAt })
  })
}
