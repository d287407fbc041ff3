import { textIn } from '#app/platform/provider-response.ts'
import { fitsMarkdown, markdownOf, oneLine, plainOf } from './message.ts'
import { signDingtalk } from './signatures.ts'
import { jsonCall, numberIn, outcomeOfCode, type Vendor } from './vendor.ts'

const host = 'oapi.dingtalk.com'
const path = '/robot/send'
const token = /^[0-9a-z]{32,128}$/i
/** The whole call may have 20,000 bytes; quotes and line breaks take two. */
const longest = 8000
const minuteMs = 60_000

const securityRefused = 310_000
const meaning = {
  // Who posts too fast is shut out for ten minutes.
  limited: { 130101: 10 * minuteMs, 410100: 10 * minuteMs, 90030: 60 * minuteMs },
  // Robots that are gone or stopped, words or links that are not wanted, and robots whose key word, address list or
  // secret refuse us.
  permanent: [300001, 300005, 400013, 400101, 400102, 400106, 430101, 430102, 430104, securityRefused],
  // Unknown tokens, and groups that were dissolved.
  gone: [300001, 400013, 400101],
}

/** 钉钉自定义机器人: the secret signs the time in milliseconds, in the query. */
export const dingtalk: Vendor = {
  name: 'dingtalk',
  host,
  paces: [{ most: 20, withinMs: minuteMs }],
  tokenIn({ pathname, searchParams }) {
    const given = searchParams.get('access_token') ?? ''
    return pathname === path && token.test(given) ? given : null
  },
  addressOf: (given) => `https://${host}${path}?access_token=${given}`,
  fits: (message) => fitsMarkdown(message, longest),
  call({ endpoint, token: given, secret }, message, now) {
    const url = new URL(path, endpoint)
    url.searchParams.set('access_token', given)
    if (secret) {
      const timestamp = String(now.getTime())
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('sign', signDingtalk(secret, timestamp))
    }
    const [first] = message.entries
    if (message.entries.length === 1 && !first.title)
      return jsonCall(url, { msgtype: 'text', text: { content: plainOf(first, longest) } })
    const markdown = { title: oneLine(message.title), text: markdownOf(message, longest) }
    return jsonCall(url, { msgtype: 'markdown', markdown, at: { atMobiles: [], isAtAll: false } })
  },
  outcomeOf(answer) {
    const code = numberIn(answer, 'errcode')
    if (code === null) return null
    // Our clock was off, which says nothing about the robot.
    const late = code === securityRefused && /timestamp/i.test(textIn(answer, 'errmsg') ?? '')
    return late
      ? { state: 'temporary', reason: 'dingtalk_timestamp' }
      : outcomeOfCode('dingtalk', code, meaning)
  },
}
