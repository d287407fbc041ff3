import type { LoaderFunctionArgs } from '@remix-run/node'
import { readOutbox } from '#app/domain/notifications/outbox.ts'
import { answerApi, json, limitOf } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'sandbox:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    const limit = limitOf(query)
    const messages = await readOutbox(ctx, {
      to: query.get('to') ?? undefined,
      notice: query.get('notice') ?? undefined,
      after: query.get('after') ?? undefined,
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
