import type { LoaderFunctionArgs } from '@remix-run/node'
import { findNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { countsOf } from '#app/domain/delivery/ledger/notice-counts.ts'
import { answerApi, json } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'notices:read', async (ctx) => {
    const notice = await findNotice(ctx, args.params.id ?? '')
    const { id, state, audience, scheduledAt: _, ...counts } = countsOf(notice)
    const { scheduledAt, startedAt, pausedAt, finishedAt } = notice
    return json({ id, state, audience, counts, scheduledAt, startedAt, pausedAt, finishedAt })
  })
}
