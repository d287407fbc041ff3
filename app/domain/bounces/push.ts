import { invalid, notFound } from '#app/domain/errors.ts'
import { verifySignature, type Signed } from '#app/domain/receipts/signature.ts'
import type { Context } from '#app/domain/context.ts'
import { config } from '#app/platform/config.ts'
import { deliveryOfReturnPath } from '#app/platform/return-path.ts'
import { receiveBounce } from './receive-bounce.ts'

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
 * Takes a mail that came back and was handed over by HTTP. Throws notFound where no secret is set, unauthorized for a
 * wrong signature, invalid for a mail to an address that we never gave out.
 */
export async function takePushedMail(ctx: Context, { raw, to, from, signature }: Pushed): Promise<void> {
  const { BOUNCE_DOMAIN: domain, INBOUND_SECRET: secret } = config()
  verifySignature({ body: raw, signature, now: ctx.now }, secret)
  if (!domain) throw notFound()
  const deliveryId = (to === null ? addressesIn(raw) : [to])
    .map((address) => deliveryOfReturnPath(address, domain))
    .find((id) => id !== null)
  if (!deliveryId) throw invalid([{ field: 'to', message: 'return_path' }])
  await receiveBounce(ctx, { deliveryId, sender: from?.replace(/^<|>$/g, '') ?? undefined, raw })
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
