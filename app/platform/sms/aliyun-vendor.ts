import { z } from 'zod'
import { shortText, urlOf } from '#app/platform/setting-types.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { askAliyun } from './aliyun-receipts.ts'
import { aliyunSmsProvider } from './aliyun.ts'
import { templatesSetting } from './templates.ts'
import { ReportText, smsVendor, type VendorReport } from './vendor.ts'

type Settings = {
  SMS_ALIYUN_ENDPOINT: string
  SMS_ALIYUN_KEY_ID?: string | undefined
  SMS_ALIYUN_KEY_SECRET?: string | undefined
}
const accountOf = (settings: Settings) => ({
  endpoint: settings.SMS_ALIYUN_ENDPOINT,
  keyId: settings.SMS_ALIYUN_KEY_ID ?? '',
  keySecret: settings.SMS_ALIYUN_KEY_SECRET ?? '',
})

/** SmsReport, 2017-05-25. */
const report = z
  .object({
    phone_number: ReportText,
    report_time: ReportText.optional(),
    success: z.boolean(),
    err_code: ReportText.optional(),
    biz_id: ReportText,
    out_id: ReportText.nullish(),
  })
  .transform(
    ({
      phone_number: mobile,
      report_time: at,
      success,
      err_code: code,
      biz_id: ref,
      out_id,
    }): VendorReport => ({
      isDelivered: success,
      ...(out_id && isUuid(out_id) ? { deliveryId: out_id } : { ref, mobile }),
      code: success ? undefined : code,
      at,
    }),
  )

/** Alibaba Cloud. */
export const aliyun = smsVendor({
  name: 'aliyun',
  settings: {
    SMS_ALIYUN_KEY_ID: shortText.optional(),
    SMS_ALIYUN_KEY_SECRET: shortText.optional(),
    SMS_ALIYUN_TEMPLATES: templatesSetting({ counted: false }).optional(),
    SMS_ALIYUN_ENDPOINT: urlOf('http', 'https').default('https://dysmsapi.aliyuncs.com'),
  },
  about:
    'an account of Alibaba Cloud; which approved template says which message, e.g. `{"incident-update":"SMS_123"}` or `{"code":"SMS_123","params":["title","url"]}`; where it is called, for an account in another region. With `SMS_RECEIPTS=pull` it is asked about one message after the other, 300 a minute, from two minutes to three days after',
  needs: () => ['SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', 'SMS_ALIYUN_TEMPLATES'],
  approvedOnly: true,
  open: (settings) =>
    aliyunSmsProvider({
      sign: settings.SMS_SIGN ?? '',
      baseUrl: settings.BASE_URL,
      ...accountOf(settings),
      templates: settings.SMS_ALIYUN_TEMPLATES ?? {},
    }),
  receipts: {
    report,
    bodies: [z.array(report)],
    answer: { code: 0, msg: '接收成功' },
    pull: (settings) => ({ by: 'message', ask: (message) => askAliyun(accountOf(settings), message) }),
  },
})
