import { config } from '#app/platform/config.ts'
import { smsVendors, type SmsVendorName } from '#app/platform/sms/vendors.ts'

export type SendingFacts = {
  /** SMS vendors that send nothing but templates approved there: own words never reach them. */
  approved: SmsVendorName[]
  /** The channels without a provider. */
  sandbox: Array<'email' | 'sms'>
}

/** What somebody who words messages has to know of how they leave. */
export function sendingFacts(): SendingFacts {
  const { SMTP_URL, SMS_PROVIDER, SMS_SECOND_PROVIDER } = config()
  const used: Array<string | undefined> = [SMS_PROVIDER, SMS_SECOND_PROVIDER]
  return {
    approved: smsVendors
      .filter(({ name, approvedOnly }) => approvedOnly && used.includes(name))
      .map(({ name }) => name),
    sandbox: [
      ...(SMTP_URL ? [] : ['email' as const]),
      ...(SMS_PROVIDER === 'sandbox' ? ['sms' as const] : []),
    ],
  }
}
