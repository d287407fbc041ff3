import type { ActionFunctionArgs } from '@remix-run/node'
import { inboundChannel } from '#app/domain/intake/inbound/inbound-channels.ts'
import { answerPublicApi, json } from '#app/http/api.ts'

/** What another system hands over; its own signature and not a key of ours lets it in. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return answerPublicApi({ request, params, context }, async (ctx) => {
    const channel = inboundChannel(params.channel)
    await channel.take(ctx, {
      raw: Buffer.from(await request.arrayBuffer()),
      query: new URL(request.url).searchParams,
      signature: request.headers.get('X-Fapiao-Signature'),
    })
    return json({ received: true })
  })
}
