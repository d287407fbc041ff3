import { momentOf } from '#app/domain/ground/beijing-time.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { blindIndex } from '#app/platform/crypto.ts'
import type { VendorReport } from '#app/platform/sms/vendor.ts'
import type { Report } from './receive.ts'

/** `YYYY-MM-DD HH:MM:SS` in China's time, which is all that both clouds know. */
export const chinaTime = (text: string | undefined): Date | undefined => {
  const isTime = text && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
  return isTime ? (momentOf(text.replace(' ', 'T')) ?? undefined) : undefined
}

export const recipientOf = (phone: string) => {
  const mobile = normaliseMobile(phone)
  return mobile ? blindIndex('mobile', mobile) : undefined
}

/** What a vendor reports, as receipts are kept: times as moments, numbers as their blind index. */
export const reportOf = ({ isDelivered, deliveryId, ref, mobile, code, at }: VendorReport): Report => ({
  state: isDelivered ? 'delivered' : 'permanent',
  deliveryId,
  providerRef: ref,
  recipient: mobile === undefined ? undefined : recipientOf(mobile),
  code,
  occurredAt: typeof at === 'string' ? chinaTime(at) : at,
})
