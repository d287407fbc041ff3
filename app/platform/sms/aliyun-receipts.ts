import { fieldIn, textIn } from '#app/platform/answers.ts'
import { post } from '#app/platform/post.ts'
import { aliyunCall, type AliyunSettings } from './aliyun.ts'

export type AliyunAccount = Pick<AliyunSettings, 'endpoint' | 'keyId' | 'keySecret' | 'timeoutMs'>
/** What became of one message; times as the provider writes them, in China's time. */
export type AliyunDetail = {
  isDelivered: boolean
  outId?: string | undefined
  code?: string | undefined
  at?: string | undefined
}

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
  { mobile, bizId, sentAt }: { mobile: string; bizId: string; sentAt: Date },
): Promise<AliyunDetail | null> {
  const fields = {
    // Numbers of the mainland without their country.
    PhoneNumber: mobile.replace(/^\+86/, ''),
    BizId: bizId,
    SendDate: chinaDay(sentAt),
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
  return {
    isDelivered,
    outId: textIn(found, 'OutId'),
    code: isDelivered ? undefined : textIn(found, 'ErrCode'),
    at: textIn(found, 'ReceiveDate'),
  }
}

const statusOf = (item: unknown) => Number(fieldIn(item, 'SendStatus'))

const chinaDay = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
