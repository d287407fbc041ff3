import { invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { receiveMail } from './receive-mail.ts'
import { verifySignature, type Signed } from '#app/domain/delivery/receipts/signature.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { config } from '#app/platform/config.ts'
import { deliveryOfReturnPath } from '#app/platform/return-path.ts'

type Pushed = Pick<Signed, 'signature'> & {
  raw: Buffer
  /** The envelope, where whoever brings the mail knows it. */
  to: string | null
  from: string | null
}

/** Where a mail server notes whom a mail was for, the surest first. */
const addressed = ['x-original-to', 'delivered-to', 'envelope-to', 'to']
const headEnd = /\r?\n\r?\n/
const longestHead = 64 * 1024

/**
 * Keeps a mail that came back and was handed over by HTTP; a job reads it. Throws notFound where no secret is set,
 * unauthorized for a wrong signature, invalid for a mail to an address that we never gave out, tooMany where there are
 * too many for it.
 */
export async function takePushedMail(ctx: Context, { raw, to, from, signature }: Pushed): Promise<void> {
  const { BOUNCE_DOMAIN: domain, INBOUND_SECRET: secret } = config()
  verifySignature({ body: raw, signature, now: ctx.now }, secret)
  if (!domain) throw notFound()
  const [found] = (to === null ? addressesIn(raw) : [to]).flatMap((recipient) => {
    const deliveryId = deliveryOfReturnPath(recipient, domain)
    return deliveryId ? [{ deliveryId, recipient }] : []
  })
  if (!found) throw invalid([{ field: 'to', message: 'return_path' }])
  const envelope = { sender: from?.replace(/^<|>$/g, '') ?? null, recipient: found.recipient }
  await receiveMail(ctx, { source: 'push', deliveryId: found.deliveryId, envelope, raw })
}

/** Every address in the lines of the head that say whom the mail was for. */
function addressesIn(raw: Buffer): string[] {
  const [head = ''] = raw.subarray(0, longestHead).toString('latin1').split(headEnd, 1)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return addressed.flatMap((name) =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .flatMap((line) => line.slice(name.length + 1).split(/[\s,<>"]+/))
      .filter((word) => word.includes('@')),
  )
}
