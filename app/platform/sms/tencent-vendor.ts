import { z } from 'zod'
import { shortText, urlOf } from '#app/platform/setting-types.ts'
import { mostStatuses, pullTencent } from './tencent-receipts.ts'
import { tencentSmsProvider } from './tencent.ts'
import { templatesSetting } from './templates.ts'
import { ReportText, smsVendor, type VendorReport } from './vendor.ts'

type Settings = {
  SMS_TENCENT_ENDPOINT: string
  SMS_TENCENT_REGION: string
  SMS_TENCENT_APP_ID?: string | undefined
  SMS_TENCENT_SECRET_ID?: string | undefined
  SMS_TENCENT_SECRET_KEY?: string | undefined
}
const accountOf = (settings: Settings) => ({
  endpoint: settings.SMS_TENCENT_ENDPOINT,
  region: settings.SMS_TENCENT_REGION,
  appId: settings.SMS_TENCENT_APP_ID ?? '',
  secretId: settings.SMS_TENCENT_SECRET_ID ?? '',
  secretKey: settings.SMS_TENCENT_SECRET_KEY ?? '',
})

/** Status report of sent messages. */
const report = z
  .object({
    mobile: ReportText,
    user_receive_time: ReportText.optional(),
    report_status: z.enum(['SUCCESS', 'FAIL']),
    errmsg: ReportText.optional(),
    sid: ReportText,
  })
  .transform(({ mobile, user_receive_time: at, report_status: status, errmsg, sid: ref }): VendorReport => ({
    isDelivered: status === 'SUCCESS',
    ref,
    mobile,
    code: status === 'SUCCESS' ? undefined : errmsg,
    at,
  }))

/** Tencent Cloud. */
export const tencent = smsVendor({
  name: 'tencent',
  settings: {
    SMS_TENCENT_APP_ID: z
      .string()
      .regex(/^\d{1,20}$/, { error: 'must be digits' })
      .optional(),
    SMS_TENCENT_SECRET_ID: shortText.optional(),
    SMS_TENCENT_SECRET_KEY: shortText.optional(),
    SMS_TENCENT_TEMPLATES: templatesSetting({ counted: true }).optional(),
    SMS_TENCENT_ENDPOINT: urlOf('http', 'https').default('https://sms.tencentcloudapi.com'),
    SMS_TENCENT_REGION: shortText.default('ap-guangzhou'),
  },
  about:
    'an account of Tencent Cloud; which approved template says which message, as for Alibaba Cloud, but each names its parameters in order; where it is called, for an account in another region. With `SMS_RECEIPTS=pull` its queue is emptied, 2,000 a minute',
  needs: () => [
    'SMS_TENCENT_APP_ID',
    'SMS_TENCENT_SECRET_ID',
    'SMS_TENCENT_SECRET_KEY',
    'SMS_TENCENT_TEMPLATES',
  ],
  approvedOnly: true,
  open: (settings) =>
    tencentSmsProvider({
      sign: settings.SMS_SIGN ?? '',
      baseUrl: settings.BASE_URL,
      ...accountOf(settings),
      templates: settings.SMS_TENCENT_TEMPLATES ?? {},
    }),
  receipts: {
    report,
    bodies: [z.array(report)],
    answer: { result: 0, errmsg: 'OK' },
    pull: (settings) => ({
      by: 'queue',
      take: () => pullTencent(accountOf(settings)),
      most: mostStatuses,
    }),
  },
})
