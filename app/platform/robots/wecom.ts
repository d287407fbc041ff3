import { fitsMarkdown, markdownOf, plainOf } from './message.ts'
import { jsonCall, numberIn, outcomeOfCode, type Vendor } from './vendor.ts'

const host = 'qyapi.weixin.qq.com'
const path = '/cgi-bin/webhook/send'
const token = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const longestMarkdown = 4096
const longestText = 2048

const meaning = {
  limited: { 45009: 60_000 },
  // Content that is too long or empty, and robots that are gone.
  permanent: [40008, 40058, 44004, 45002, 93000, 93004, 93017],
  gone: [93000],
}

/** 企业微信群机器人: the key in its address is all the secret there is. */
export const wecom: Vendor = {
  name: 'wecom',
  host,
  paces: [{ most: 20, withinMs: 60_000 }],
  tokenIn({ pathname, searchParams }) {
    const key = searchParams.get('key') ?? ''
    return pathname === path && token.test(key) ? key : null
  },
  addressOf: (key) => `https://${host}${path}?key=${key}`,
  fits: (message) => fitsMarkdown(message, longestMarkdown),
  call({ endpoint, token: key }, message) {
    const url = new URL(path, endpoint)
    url.searchParams.set('key', key)
    const [first] = message.entries
    // Without a title there is nothing to set off; a plain text is also shown outside of WeCom.
    return message.entries.length === 1 && !first.title
      ? jsonCall(url, { msgtype: 'text', text: { content: plainOf(first, longestText) } })
      : jsonCall(url, { msgtype: 'markdown', markdown: { content: markdownOf(message, longestMarkdown) } })
  },
  outcomeOf(answer) {
    const code = numberIn(answer, 'errcode')
    return code === null ? null : outcomeOfCode('wecom', code, meaning)
  },
}
