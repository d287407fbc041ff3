import type { ActionFunctionArgs } from '@remix-run/node'
import { takePushedMail } from '#app/domain/bounces/push.ts'
import { notFound } from '#app/domain/errors.ts'
import { answerPublicApi, json } from '#app/http/api.ts'

/** A mail that came back, as a mail server or its provider hands it over; the signature lets it in. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return answerPublicApi({ request, params, context }, async (ctx) => {
    if (params.channel !== 'email') throw notFound()
    const query = new URL(request.url).searchParams
    await takePushedMail(ctx, {
      raw: Buffer.from(await request.arrayBuffer()),
      to: query.get('to'),
      from: query.get('from'),
      signature: request.headers.get('X-Fapiao-Signature'),
    })
    return json({ received: true })
  })
}
