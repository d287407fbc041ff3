import { randomBytes } from 'node:crypto'
import { sha256Hex } from '#app/platform/hashes.ts'
import {
  callTimeoutMs,
  post,
  withoutAnswer,
  withoutCode,
  type Answer,
  type Call,
} from '#app/platform/post.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { codeIn, textIn } from '#app/platform/provider-response.ts'
import { formEncoded, signAliyun } from './sign-aliyun.ts'
import { fillTemplate, groupsOf, receiptMark, type Filled, type SmsTemplates } from './templates.ts'

export type AliyunSettings = {
  endpoint: string
  keyId: string
  keySecret: string
  /** The sign without its brackets, which the provider adds. */
  sign: string
  templates: SmsTemplates
  /** Where our links begin. */
  baseUrl: string
  timeoutMs?: number
}

const version = '2017-05-25'
const mostInBatch = 100
const minuteMs = 60_000

/** Refusals of this number or this text. Any other refusal is of the account and can be repaired. */
const permanent = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.SMS_CONTENT_ILLEGAL',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.INVALID_JSON_PARAM',
])

type Ready = { message: OutgoingMessage; filled: Filled }

/**
 * Short messages through Alibaba Cloud (dysmsapi 2017-05-25). Its calls are not idempotent: a call without an answer
 * is `unknown`, and the delivery travels along as OutId so that a receipt can be matched to it.
 */
export function aliyunSmsProvider(settings: AliyunSettings): Provider {
  const timeoutMs = settings.timeoutMs ?? callTimeoutMs

  async function send(group: readonly OutgoingMessage[], deadline: number): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>()
    const ready: Ready[] = []
    for (const message of group) {
      const filled = fillTemplate(settings.templates, message, settings.baseUrl)
      if ('reason' in filled) outcomes.set(message.id, { state: 'temporary', ...filled })
      else ready.push({ message, filled })
    }
    const [first] = ready
    if (!first) return outcomes
    const left = deadline - Date.now()
    const outcome: Outcome =
      left > 0
        ? outcomeOf(await post(callFor([first, ...ready.slice(1)], settings), left))
        : { state: 'temporary', reason: 'timeout', retryAfterMs: 0 }
    // A batch is refused as a whole for one bad number in it: the halves find out which.
    if (ready.length > 1 && (outcome.state === 'permanent' || outcome.state === 'limited')) {
      const messages = ready.map(({ message }) => message)
      const middle = Math.ceil(messages.length / 2)
      for (const half of [messages.slice(0, middle), messages.slice(middle)])
        for (const [id, found] of await send(half, deadline)) outcomes.set(id, found)
      return outcomes
    }
    for (const { message } of ready) outcomes.set(message.id, outcome)
    return outcomes
  }

  return {
    name: 'sms-aliyun',
    concurrency: 32,
    async send(message) {
      const outcomes = await send([message], Date.now() + timeoutMs)
      return outcomes.get(message.id) ?? { state: 'temporary', reason: 'provider_error' }
    },
    batch: {
      groups: (messages) =>
        groupsOf(messages, mostInBatch, (message) => {
          const filled = fillTemplate(settings.templates, message, settings.baseUrl)
          return 'reason' in filled ? null : filled.code
        }),
      send: (group) => send(group, Date.now() + timeoutMs),
    },
    close: async () => undefined,
  }
}

function callFor(ready: readonly [Ready, ...Ready[]], settings: AliyunSettings): Call {
  const [{ message, filled }] = ready
  const paramsOf = (item: Ready) => Object.fromEntries(item.filled.values)
  const common = { TemplateCode: filled.code, OutId: receiptMark(ready.map((item) => item.message)) }
  if (ready.length === 1) {
    const one = { PhoneNumbers: message.to, SignName: settings.sign }
    return aliyunCall(
      'SendSms',
      { ...common, ...one, TemplateParam: JSON.stringify(paramsOf(ready[0])) },
      settings,
    )
  }
  const several = {
    PhoneNumberJson: JSON.stringify(ready.map((item) => item.message.to)),
    SignNameJson: JSON.stringify(ready.map(() => settings.sign)),
    TemplateParamJson: JSON.stringify(ready.map(paramsOf)),
  }
  return aliyunCall('SendBatchSms', { ...common, ...several }, settings)
}

/** The parameters go in the body, so that no number stands in an address. */
export function aliyunCall(
  action: string,
  fields: Record<string, string>,
  settings: Pick<AliyunSettings, 'endpoint' | 'keyId' | 'keySecret'>,
): Call {
  const body = formEncoded(fields)
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-acs-action': action,
    'x-acs-version': version,
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomBytes(16).toString('hex'),
    'x-acs-content-sha256': sha256Hex(body),
  }
  const { host } = new URL(settings.endpoint)
  const authorization = signAliyun(
    { method: 'POST', path: '/', query: {}, headers: { ...headers, host }, body },
    settings.keyId,
    settings.keySecret,
  )
  return {
    url: new URL('/', settings.endpoint).href,
    headers: { ...headers, authorization, accept: 'application/json' },
    body,
  }
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind !== 'answered') return withoutAnswer(answer)
  const reason = codeIn(answer.body, 'Code')
  if (!reason) return withoutCode(answer.status, answer.retryAfterMs)
  if (reason === 'OK') return { state: 'sent', ref: textIn(answer.body, 'BizId') }
  if (reason === 'isv.BUSINESS_LIMIT_CONTROL')
    return { state: 'limited', reason, retryAfterMs: waitOf(textIn(answer.body, 'Message') ?? '') }
  if (permanent.has(reason)) return { state: 'permanent', reason }
  return { state: 'temporary', reason, retryAfterMs: answer.retryAfterMs }
}

/** The message says which of a number's limits it was: 分钟级, 小时级 or 天级, the last of a rolling day. */
function waitOf(message: string): number {
  if (message.includes('天级')) return 180 * minuteMs
  if (message.includes('小时级')) return 60 * minuteMs
  return minuteMs
}
