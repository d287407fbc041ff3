import { config } from '#app/platform/config.ts'

export type SendingFacts = {
  /** SMS providers that send nothing but templates approved there: own words never reach them. */
  approved: Array<'aliyun' | 'tencent'>
  /** The channels without a provider. */
  sandbox: Array<'email' | 'sms'>
}

/** What somebody who words messages has to know of how they leave. */
export function sendingFacts(): SendingFacts {
  const { SMTP_URL, SMS_PROVIDER, SMS_SECOND_PROVIDER } = config()
  const used = [SMS_PROVIDER, SMS_SECOND_PROVIDER]
  return {
    approved: (['aliyun', 'tencent'] as const).filter((cloud) => used.includes(cloud)),
    sandbox: [
      ...(SMTP_URL ? [] : ['email' as const]),
      ...(SMS_PROVIDER === 'sandbox' ? ['sms' as const] : []),
    ],
  }
}
