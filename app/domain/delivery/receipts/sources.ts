import { z } from 'zod'
import { invalid, notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { config } from '#app/platform/config.ts'
import { sameText } from '#app/platform/crypto.ts'
import type { Place } from '#app/platform/sms/vendor.ts'
import { nameIn, smsVendors, type SmsVendorName } from '#app/platform/sms/vendors.ts'
import type { Report } from './receive.ts'
import { reportOf } from './report-fields.ts'
import { verifySignature } from './signature.ts'

/** What came: the body as text, the words of the signature header, and the key of the query. */
export type Push = { body: string; signature: string | null; key: string | null; now: Date }

/** An address that receipts are pushed to. */
type Source = {
  name: string
  /** As deliveries name it. */
  provider: string
  /** Throws notFound where no secret was agreed on, unauthorized for what was not signed with it. */
  verify(push: Push): void
  parse(body: unknown): Report[]
  /** What it wants to hear, or it sends all again. */
  answer: object
  /** Whether pushes are signed; else the address holds a key. */
  isSigned: boolean
}

const most = 1000

/** These vendors sign nothing they push: the address they are given holds a key that nobody else knows. */
function verifyKey({ key }: Push, expected: string | undefined) {
  if (!expected) throw notFound()
  if (!key || !sameText(key, expected)) throw unauthorized('receipts.signature')
}

/** Each of two vendors has a key of its own: who knows one must not speak for the other. */
function keyOf(name: SmsVendorName) {
  const { SMS_PROVIDER, SMS_SECOND_PROVIDER, SMS_RECEIPT_KEY, SMS_SECOND_RECEIPT_KEY } = config()
  return name === SMS_SECOND_PROVIDER && name !== SMS_PROVIDER ? SMS_SECOND_RECEIPT_KEY : SMS_RECEIPT_KEY
}

/** Every vendor with receipts, in each place where it has a name of its own. */
export const sources: readonly Source[] = smsVendors.flatMap((vendor) => {
  const { receipts } = vendor
  if (!receipts) return []
  const { report, listIn = (body) => body, secret, answer } = receipts
  const reports = z.array(report).max(most)
  const names = new Map<string, Place>([
    [nameIn(vendor, 'second'), 'second'],
    [nameIn(vendor, 'first'), 'first'],
  ])
  return [...names].map(([name, place]) => ({
    name,
    provider: `sms-${name}`,
    verify: (push: Push) =>
      secret ? verifySignature(push, secret(config(), place)) : verifyKey(push, keyOf(vendor.name)),
    parse(body: unknown) {
      const list = listIn(body)
      const parsed = reports.safeParse(Array.isArray(list) ? list : [list])
      if (parsed.success) return parsed.data.map(reportOf)
      throw invalid(parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: 'receipt' })))
    },
    answer,
    isSigned: secret !== undefined,
  }))
})

/** Throws notFound for a provider that reports nothing here. */
export function sourceOf(name: string): Source {
  const source = sources.find((one) => one.name === name)
  if (!source) throw notFound()
  return source
}
