import { fieldIn, textIn } from '#app/platform/provider-response.ts'
import { post } from '#app/platform/post.ts'
import type { VendorReport } from './vendor.ts'
import { tencentCall, type TencentSettings } from './tencent.ts'

export type TencentAccount = Pick<
  TencentSettings,
  'endpoint' | 'secretId' | 'secretKey' | 'appId' | 'region' | 'timeoutMs'
>
const askTimeoutMs = 5000
export const mostStatuses = 100

/**
 * The next statuses of the account's queue (PullSmsSendStatus 2021-01-11, the provider's page of that name): what was
 * taken once does not come again. null where there is no answer.
 */
export async function pullTencent(account: TencentAccount): Promise<VendorReport[] | null> {
  const fields = { SmsSdkAppId: account.appId, Limit: mostStatuses }
  const answer = await post(
    tencentCall('PullSmsSendStatus', fields, account),
    account.timeoutMs ?? askTimeoutMs,
  )
  if (answer.kind !== 'answered') return null
  const listed = fieldIn(fieldIn(answer.body, 'Response'), 'PullSmsSendStatusSet')
  return Array.isArray(listed) ? listed.flatMap((item: unknown) => statusOf(item) ?? []) : null
}

function statusOf(item: unknown): VendorReport | null {
  const ref = textIn(item, 'SerialNo')
  const mobile = textIn(item, 'PhoneNumber')
  const said = textIn(item, 'ReportStatus')
  if (!ref || !mobile || (said !== 'SUCCESS' && said !== 'FAIL')) return null
  const seconds = Number(fieldIn(item, 'UserReceiveTime'))
  return {
    ref,
    mobile,
    isDelivered: said === 'SUCCESS',
    code: said === 'FAIL' ? textIn(item, 'Description') : undefined,
    at: Number.isInteger(seconds) && seconds > 0 ? new Date(seconds * 1000) : undefined,
  }
}
