import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveReceipts } from '#app/domain/delivery/receipts/receive.ts'
import { sourceOf } from '#app/domain/delivery/receipts/sources.ts'
import { answerPublicApi, json, readJson } from '#app/http/api.ts'

/** What an SMS provider reports after it took a message; its own signature and not a key of ours lets it in. */
export function action(args: ActionFunctionArgs) {
  return answerPublicApi(args, async (ctx) => {
    const source = sourceOf(args.params.provider ?? '')
    const { text, value } = await readJson(args.request)
    const signature = args.request.headers.get('X-Fapiao-Signature')
    const key = new URL(args.request.url).searchParams.get('key')
    source.verify({ body: text, signature, key, now: ctx.now })
    await receiveReceipts(ctx, source.provider, source.parse(value))
    return json(source.answer)
  })
}
