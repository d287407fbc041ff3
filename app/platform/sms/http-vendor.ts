import { z } from 'zod'
import { secret, urlOf } from '#app/platform/setting-types.ts'
import { httpSmsProvider } from './http-gateway.ts'
import { ReportText, smsVendor, type VendorReport } from './vendor.ts'

const report = z
  .object({
    deliveryId: z.uuid().optional(),
    id: ReportText.optional(),
    state: z.enum(['delivered', 'failed']),
    code: ReportText.optional(),
    at: z.iso
      .datetime({ offset: true, error: 'zone' })
      .transform((text) => new Date(text))
      .optional(),
  })
  .refine((receipt) => receipt.deliveryId ?? receipt.id, { path: ['deliveryId'], message: 'required' })
  .transform(({ deliveryId, id, state, code, at }): VendorReport => ({
    isDelivered: state === 'delivered',
    ...(deliveryId ? { deliveryId } : { ref: id }),
    code,
    at,
  }))

/** The generic gateway: anything that takes one POST a message. */
export const httpGateway = smsVendor({
  name: 'http',
  nameAsSecond: 'http-2',
  settings: {
    SMS_HTTP_URL: urlOf('http', 'https').optional(),
    SMS_SECOND_HTTP_URL: urlOf('http', 'https').optional(),
    SMS_HTTP_SECRET: secret.optional(),
    SMS_SECOND_HTTP_SECRET: secret.optional(),
  },
  about:
    "the gateway's address: one POST a message with `Idempotency-Key`; its address as the second provider; and what each of the two signs its receipts with",
  needs: (place) => [place === 'first' ? 'SMS_HTTP_URL' : 'SMS_SECOND_HTTP_URL'],
  approvedOnly: false,
  open: ({ SMS_HTTP_URL, SMS_SECOND_HTTP_URL }, place) =>
    place === 'first'
      ? httpSmsProvider(SMS_HTTP_URL ?? '')
      : httpSmsProvider(SMS_SECOND_HTTP_URL ?? '', 'sms-http-2'),
  receipts: {
    report,
    bodies: [report, z.array(report), z.object({ receipts: z.array(report) })],
    listIn: (body) =>
      typeof body === 'object' && body !== null && 'receipts' in body ? body.receipts : body,
    secret: ({ SMS_HTTP_SECRET, SMS_SECOND_HTTP_SECRET }, place) =>
      place === 'first' ? SMS_HTTP_SECRET : SMS_SECOND_HTTP_SECRET,
    answer: { received: true },
  },
})
