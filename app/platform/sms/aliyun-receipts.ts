import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { fieldIn, textIn } from '#app/platform/provider-response.ts'
import { post } from '#app/platform/post.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { VendorReport } from './vendor.ts'
import { aliyunCall, type AliyunSettings } from './aliyun.ts'

export type AliyunAccount = Pick<AliyunSettings, 'endpoint' | 'keyId' | 'keySecret' | 'timeoutMs'>
const askTimeoutMs = 5000
const pageSize = '50'
/** 1 waits for the operator's word. */
const failed = 2
const delivered = 3

/**
 * Asks what became of one message (QuerySendDetails 2017-05-25, the provider's page of that name). Its shape is from
 * that page and the provider's own SDK; nobody here has an account to see an answer with. null where there is no word
 * yet, or no answer.
 */
export async function askAliyun(
  account: AliyunAccount,
  { mobile, ref, sentAt }: { mobile: string; ref: string; sentAt: Date },
): Promise<VendorReport | null> {
  const fields = {
    // Numbers of the mainland without their country.
    PhoneNumber: mobile.replace(/^\+86/, ''),
    BizId: ref,
    SendDate: dayOf(sentAt).replaceAll('-', ''),
    PageSize: pageSize,
    CurrentPage: '1',
  }
  const call = aliyunCall('QuerySendDetails', fields, account)
  const answer = await post(call, account.timeoutMs ?? askTimeoutMs)
  if (answer.kind !== 'answered' || textIn(answer.body, 'Code') !== 'OK') return null
  const listed = fieldIn(fieldIn(answer.body, 'SmsSendDetailDTOs'), 'SmsSendDetailDTO')
  if (!Array.isArray(listed)) return null
  const found: unknown = listed.find((item: unknown) => [failed, delivered].includes(statusOf(item)))
  if (found === undefined) return null
  const isDelivered = statusOf(found) === delivered
  const deliveryId = textIn(found, 'OutId')
  return {
    isDelivered,
    // Told as the push would tell it, so that the second of both is known.
    ...(deliveryId && isUuid(deliveryId) ? { deliveryId } : { ref, mobile }),
    code: isDelivered ? undefined : textIn(found, 'ErrCode'),
    at: textIn(found, 'ReceiveDate'),
  }
}

const statusOf = (item: unknown) => Number(fieldIn(item, 'SendStatus'))
