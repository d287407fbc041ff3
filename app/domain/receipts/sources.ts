import { z } from 'zod'
import { invalid, notFound, unauthorized } from '#app/domain/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { sameText } from '#app/platform/crypto.ts'
import type { Report } from './receive.ts'
import { chinaTime, recipientOf } from './report-fields.ts'
import { verifySignature } from './signature.ts'

/** What came: the body as text, the words of the signature header, and the key of the query. */
export type Push = { body: string; signature: string | null; key: string | null; now: Date }
/** Secrets by which providers prove that a push is theirs; one that is absent takes no push. */
export type PushSecrets = { http?: string | undefined; key?: string | undefined }

type Source = {
  /** As deliveries name it. */
  provider: string
  verify(push: Push, secrets: PushSecrets): void
  parse(value: unknown): Report[]
  /** What it wants to hear, or it sends all again. */
  answer: object
}

const most = 1000

/** Throws notFound for a provider that reports nothing here, unauthorized for what it did not sign. */
export function sourceOf(name: string): Source {
  const source = isSource(name) ? sources[name] : undefined
  if (!source) throw notFound()
  return source
}

/** These clouds sign nothing they push: the address they are given holds a key that nobody else knows. */
function verifyKey({ key }: Push, secrets: PushSecrets) {
  if (!secrets.key) throw notFound()
  if (!key || !sameText(key, secrets.key)) throw unauthorized('receipts.signature')
}

const Text = z.coerce.string().max(200)
const Generic = z
  .object({
    deliveryId: z.uuid().optional(),
    id: Text.optional(),
    state: z.enum(['delivered', 'failed']),
    code: Text.optional(),
    at: z.coerce.date().optional(),
  })
  .refine((receipt) => receipt.deliveryId ?? receipt.id, { path: ['deliveryId'], message: 'required' })

/** Aliyun SmsReport, 2017-05-25. */
const Aliyun = z.object({
  phone_number: Text,
  report_time: Text.optional(),
  success: z.boolean(),
  err_code: Text.optional(),
  biz_id: Text,
  out_id: Text.nullish(),
})

/** Tencent Cloud, status report of sent messages. */
const Tencent = z.object({
  mobile: Text,
  user_receive_time: Text.optional(),
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: Text.optional(),
  sid: Text,
})

/** What a push may hold, for the description of the API. */
export const ProviderReports = z.union([
  Generic,
  z.array(Generic),
  z.object({ receipts: z.array(Generic) }),
  z.array(Aliyun),
  z.array(Tencent),
])

const list = <S extends z.ZodType>(item: S, value: unknown): Array<z.output<S>> => {
  const parsed = z
    .array(item)
    .max(most)
    .safeParse(Array.isArray(value) ? value : [value])
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: 'receipt' })))
}

const ofGateway = (provider: string): Source => ({
  provider,
  verify: (push, { http }) => verifySignature(push, http),
  parse: (value) =>
    list(
      Generic,
      typeof value === 'object' && value !== null && 'receipts' in value ? value.receipts : value,
    ).map(({ deliveryId, id, state, code, at }) => ({
      state: state === 'delivered' ? 'delivered' : 'permanent',
      deliveryId,
      ...(deliveryId ? {} : { providerRef: id }),
      code,
      occurredAt: at,
    })),
  answer: { received: true },
})

const sources = {
  http: ofGateway('sms-http'),
  'http-2': ofGateway('sms-http-2'),
  aliyun: {
    provider: 'sms-aliyun',
    verify: verifyKey,
    parse: (value) =>
      list(Aliyun, value).map((report) => ({
        state: report.success ? 'delivered' : 'permanent',
        ...(report.out_id && isUuid(report.out_id)
          ? { deliveryId: report.out_id }
          : { providerRef: report.biz_id, recipient: recipientOf(report.phone_number) }),
        code: report.success ? undefined : report.err_code,
        occurredAt: chinaTime(report.report_time),
      })),
    answer: { code: 0, msg: '接收成功' },
  },
  tencent: {
    provider: 'sms-tencent',
    verify: verifyKey,
    parse: (value) =>
      list(Tencent, value).map((report) => ({
        state: report.report_status === 'SUCCESS' ? 'delivered' : 'permanent',
        providerRef: report.sid,
        recipient: recipientOf(report.mobile),
        code: report.report_status === 'SUCCESS' ? undefined : report.errmsg,
        occurredAt: chinaTime(report.user_receive_time),
      })),
    answer: { result: 0, errmsg: 'OK' },
  },
} satisfies Record<string, Source>

const isSource = (name: string): name is keyof typeof sources => Object.hasOwn(sources, name)
