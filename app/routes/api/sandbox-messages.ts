import type { LoaderFunctionArgs } from '@remix-run/node'
import { addressIn, readOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { answerApi, json } from '#app/http/api.ts'
import { idOf, limitOf, readIn } from '#app/http/api-query.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'sandbox:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    const limit = limitOf(query)
    const messages = await readOutbox(ctx, {
      to: readIn(query, 'to', addressIn, 'address'),
      notice: readIn(query, 'notice', idOf),
      after: readIn(query, 'after', idOf, 'cursor'),
      limit,
    })
    return json({
      items: messages.map(({ noticeId, at, ...message }) => ({
        ...message,
        ...(noticeId ? { notice: noticeId } : {}),
        at: at.toISOString(),
      })),
      next: messages.length === limit ? (messages.at(-1)?.id ?? null) : null,
    })
  })
}
