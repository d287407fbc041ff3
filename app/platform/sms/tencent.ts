import {
  callTimeoutMs,
  post,
  withoutAnswer,
  withoutCode,
  type Answer,
  type Call,
} from '#app/platform/post.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { codeIn, fieldIn, textIn } from '#app/platform/provider-response.ts'
import { secondsOf, signTencent } from './sign-tencent.ts'
import { fillTemplate, groupsOf, receiptMark, type Filled, type SmsTemplates } from './templates.ts'

export type TencentSettings = {
  endpoint: string
  secretId: string
  secretKey: string
  appId: string
  region: string
  /** The sign without its brackets, which the provider adds. */
  sign: string
  templates: SmsTemplates
  /** Where our links begin. */
  baseUrl: string
  timeoutMs?: number
}

const version = '2021-01-11'
const mostInCall = 200
const minuteMs = 60_000

/** Refusals of this number or this text. Any other refusal is of the account and can be repaired. */
const permanent = new Set([
  'InvalidParameterValue.IncorrectPhoneNumber',
  'InvalidParameterValue.ContentLengthLimit',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  'InvalidParameterValue.TemplateParameterFormatError',
  'InvalidParameterValue.TemplateParameterLengthLimit',
  'FailedOperation.PhoneNumberInBlacklist',
  'FailedOperation.ContainSensitiveWord',
])

/** What one number has had already, and how long it is worth waiting. The limits of the whole account are not here. */
const limited = new Map([
  ['LimitExceeded.PhoneNumberThirtySecondLimit', minuteMs / 2],
  ['LimitExceeded.PhoneNumberOneHourLimit', 60 * minuteMs],
  ['LimitExceeded.PhoneNumberDailyLimit', 180 * minuteMs],
  ['LimitExceeded.PhoneNumberSameContentDailyLimit', 180 * minuteMs],
  ['LimitExceeded.DeliveryFrequencyLimit', minuteMs],
])

/** The provider lost sight of the message itself: it may have left. */
const unclear = new Set(['InternalError.Timeout', 'InternalError.SendAndRecvFail'])

/**
 * Short messages through Tencent Cloud (SendSms 2021-01-11). One call goes to up to 200 numbers with the same text;
 * each number is answered for itself. A call without an answer is `unknown`.
 */
export function tencentSmsProvider(settings: TencentSettings): Provider {
  const timeoutMs = settings.timeoutMs ?? callTimeoutMs

  async function send(group: readonly OutgoingMessage[]): Promise<Map<string, Outcome>> {
    const [first] = group
    if (!first) return new Map()
    const filled = fillTemplate(settings.templates, first, settings.baseUrl)
    if ('reason' in filled) return new Map(group.map(({ id }) => [id, { state: 'temporary', ...filled }]))
    return outcomesOf(group, await post(callFor(group, filled, settings), timeoutMs))
  }

  return {
    name: 'sms-tencent',
    concurrency: 32,
    async send(message) {
      const outcomes = await send([message])
      return outcomes.get(message.id) ?? { state: 'temporary', reason: 'provider_error' }
    },
    batch: {
      groups: (messages) =>
        groupsOf(messages, mostInCall, (message) => {
          const filled = fillTemplate(settings.templates, message, settings.baseUrl)
          return 'reason' in filled ? null : JSON.stringify([filled.code, filled.values])
        }),
      send,
    },
    close: async () => undefined,
  }
}

const callFor = (
  group: readonly OutgoingMessage[],
  { code, values }: Filled,
  settings: TencentSettings,
): Call =>
  tencentCall(
    'SendSms',
    {
      PhoneNumberSet: group.map(({ to }) => to),
      SmsSdkAppId: settings.appId,
      SignName: settings.sign,
      TemplateId: code,
      TemplateParamSet: values.map(([, value]) => value),
      SessionContext: receiptMark(group),
    },
    settings,
  )

export function tencentCall(
  action: string,
  fields: object,
  settings: Pick<TencentSettings, 'endpoint' | 'secretId' | 'secretKey' | 'region'>,
): Call {
  const body = JSON.stringify(fields)
  const at = new Date()
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-tc-action': action,
  }
  const authorization = signTencent(
    { service: 'sms', headers: { ...headers, host: new URL(settings.endpoint).host }, body, at },
    settings.secretId,
    settings.secretKey,
  )
  return {
    url: new URL('/', settings.endpoint).href,
    headers: {
      ...headers,
      authorization,
      'x-tc-version': version,
      'x-tc-region': settings.region,
      'x-tc-timestamp': secondsOf(at),
    },
    body,
  }
}

function outcomesOf(group: readonly OutgoingMessage[], answer: Answer): Map<string, Outcome> {
  const same = (outcome: Outcome) => new Map(group.map(({ id }) => [id, outcome]))
  if (answer.kind !== 'answered') return same(withoutAnswer(answer))
  const response = fieldIn(answer.body, 'Response')
  const refused = codeIn(fieldIn(response, 'Error'), 'Code')
  if (refused) return same(outcomeOf(refused, undefined, answer.retryAfterMs))
  const statuses = fieldIn(response, 'SendStatusSet')
  if (!Array.isArray(statuses)) return same(withoutCode(answer.status, answer.retryAfterMs))
  const byNumber = new Map<string | undefined, unknown>(
    statuses.map((status: unknown) => [textIn(status, 'PhoneNumber'), status]),
  )
  return new Map(
    group.map(({ id, to }) => {
      const status = byNumber.get(to)
      const code = codeIn(status, 'Code')
      // Taken with the rest of the call, but nothing was said of this number.
      if (!code) return [id, { state: 'unknown', reason: 'no_status' }]
      return [id, outcomeOf(code, textIn(status, 'SerialNo'), answer.retryAfterMs)]
    }),
  )
}

function outcomeOf(code: string, ref: string | undefined, retryAfterMs: number | undefined): Outcome {
  if (code === 'Ok') return { state: 'sent', ref }
  if (permanent.has(code)) return { state: 'permanent', reason: code }
  const waitMs = limited.get(code)
  if (waitMs !== undefined) return { state: 'limited', reason: code, retryAfterMs: waitMs }
  return { state: unclear.has(code) ? 'unknown' : 'temporary', reason: code, retryAfterMs }
}
