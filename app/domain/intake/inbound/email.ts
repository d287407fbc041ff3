import { takePushedMail } from '#app/domain/delivery/inbound-mails/push-mail.ts'
import type { InboundChannel } from './inbound-channel.ts'

/** A mail that came back, as a mail server or its provider hands it over. */
export const email: InboundChannel = {
  about:
    'The body is the whole mail as it arrived (message/rfc822, at most 1 MB), signed like the receipts of the generic gateway: `X-Fapiao-Signature: t=<seconds>,v1=<hex>` with v1 = HMAC-SHA256 of `<seconds>.<body>` under INBOUND_SECRET. The same mail again changes nothing.',
  take: (ctx, { raw, query, signature }) =>
    takePushedMail(ctx, { raw, to: query.get('to'), from: query.get('from'), signature }),
}
