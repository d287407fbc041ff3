import { textIn } from '#app/platform/provider-response.ts'
import { cut, jsonBytes, oneLine, type Entry, type RobotMessage } from './message.ts'
import { signFeishu } from './signatures.ts'
import { jsonCall, numberIn, outcomeOfCode, type Vendor } from './vendor.ts'

const host = 'open.feishu.cn'
const path = '/open-apis/bot/v2/hook/'
const token = /^[0-9a-z-]{16,64}$/i
/** The whole call may have 20 KB, the time and the signature among them. */
const longest = 20_000
const minuteMs = 60_000

const meaning = {
  limited: { 11232: minuteMs },
  // Robots that are gone, calls they can't read, and robots whose address list or key word refuse us.
  permanent: [9499, 19001, 19002, 19021, 19022, 19024],
  gone: [19001],
}

type Piece = { tag: 'text'; text: string } | { tag: 'a'; text: string; href: string }

/** 飞书自定义机器人: the secret signs the time in seconds, in the body. Rich text, as it takes no commands from words. */
export const feishu: Vendor = {
  name: 'feishu',
  host,
  paces: [
    { most: 20, withinMs: minuteMs },
    { most: 5, withinMs: 1000 },
  ],
  tokenIn({ pathname }) {
    const given = pathname.startsWith(path) ? pathname.slice(path.length) : ''
    return token.test(given) ? given : null
  },
  addressOf: (given) => `https://${host}${path}${given}`,
  fits: (message) => message.entries.length === 1 || jsonSize(bodyOf(message, longest)) <= longest,
  call({ endpoint, token: given, secret }, message, now) {
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const signed = secret ? { timestamp, sign: signFeishu(secret, timestamp) } : {}
    const body = bodyOf(message, longest - jsonSize(signed))
    return jsonCall(new URL(`${path}${given}`, endpoint), { ...signed, ...body })
  },
  outcomeOf(answer) {
    const code = numberIn(answer, 'code', 'StatusCode')
    if (code === null) return null
    // The number for an unreadable call is also seen where calls come too fast.
    const fast = /frequen|too many/i.test(textIn(answer, 'msg') ?? '')
    if (fast && code !== 0) return { state: 'limited', reason: `feishu_${code}`, retryAfterMs: minuteMs }
    return outcomeOfCode('feishu', code, meaning)
  },
}

function bodyOf(message: RobotMessage, most: number) {
  const [first, ...more] = message.entries
  const end = first.end ? [[piece(first.end.label, first.end.url)]] : []
  if (more.length > 0) return post(message.title, [...message.entries.map(lineOf), ...end])
  const link = first.link ? [[piece(first.link, first.link)]] : []
  const after = [...link, ...end]
  const room = most - jsonSize(post(first.title ?? '', [[piece('')], ...after]))
  return post(first.title ?? '', [[piece(cut(first.text, room, jsonBytes))], ...after])
}

const post = (title: string, content: Piece[][]) => ({
  msg_type: 'post',
  content: { post: { zh_cn: { title: oneLine(title), content } } },
})

const lineOf = ({ title, text, link }: Entry): Piece[] => [piece(oneLine(title ?? text), link)]

const piece = (text: string, href?: string): Piece =>
  href ? { tag: 'a', text, href } : { tag: 'text', text }

const jsonSize = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
