import { nextWithin } from '#app/platform/rate-window.ts'
import { callTimeoutMs, post, withoutAnswer, withoutCode } from '#app/platform/post.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { hostBreaker } from '#app/platform/host-breaker.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { digest, type RobotMessage } from './message.ts'
import type { Vendor } from './vendor.ts'
import { wecom } from './wecom.ts'

export const vendors: readonly Vendor[] = [wecom, dingtalk, feishu]

export type RobotAddress = { vendor: Vendor; token: string }

/**
 * Whose robot a webhook address belongs to, or null for any other address. Only the token is taken from it: calls go
 * to the vendor's own address, so that nobody can make this machine call another.
 */
export function robotAddress(text: string): RobotAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.port) return null
  const vendor = vendors.find(({ host }) => host === url.hostname)
  const token = vendor?.tokenIn(url)
  return vendor && token ? { vendor, token } : null
}

/** When a robot that posted at `sent` may post again. */
export function nextSlot(vendor: Vendor, sent: readonly Date[], now: Date): Date {
  const slots = vendor.paces.map(({ most, withinMs }) =>
    // The vendor counts arrivals by its own clock: a little more than the stretch keeps us below its limit.
    nextWithin(sent, { most, withinMs: withinMs + marginMs }, now),
  )
  return slots.reduce((latest, slot) => (slot > latest ? slot : latest), now)
}

const marginMs = 1000

export type RobotSettings = {
  /** Where each vendor is. */
  endpoints: Readonly<Record<Vendor['name'], string>>
  timeoutMs?: number
}

/** Posts to the group robots of all vendors: `to` is a webhook address. What waits for one robot goes as one message. */
export function robotProvider({ endpoints, timeoutMs = callTimeoutMs }: RobotSettings): Provider {
  const robot = hostBreaker()
  async function send([first, ...more]: readonly [OutgoingMessage, ...OutgoingMessage[]]): Promise<Outcome> {
    const address = robotAddress(first.to)
    if (!address) return { state: 'permanent', reason: 'robot_address' }
    const { vendor, token } = address
    const target = { endpoint: endpoints[vendor.name], token, secret: first.secret }
    return robot(first.to, timeoutMs, async (leftMs) => {
      const answer = await post(vendor.call(target, messageOf([first, ...more]), new Date()), leftMs)
      if (answer.kind !== 'answered') return withoutAnswer(answer)
      if (answer.status === 429)
        return { state: 'limited', reason: 'http_429', retryAfterMs: answer.retryAfterMs }
      const outcome = vendor.outcomeOf(answer.body) ?? withoutCode(answer.status, answer.retryAfterMs)
      // Several rows that left as one message say so by one reference.
      return outcome.state === 'sent' && more.length > 0 ? { ...outcome, ref: first.id } : outcome
    })
  }

  return {
    name: 'robot',
    concurrency: 20,
    send: (message) => send([message]),
    batch: {
      groups: groupsOf,
      async send(group) {
        const [first, ...more] = group
        if (!first) return new Map()
        const outcome = await send([first, ...more])
        return new Map(group.map(({ id }) => [id, outcome]))
      },
    },
    close: async () => undefined,
  }
}

/** One robot's messages together, as many as one message names without loss. What is entered somewhere stays whole. */
function groupsOf(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const groups: Array<[OutgoingMessage, ...OutgoingMessage[]]> = []
  const open = new Map<string, [OutgoingMessage, ...OutgoingMessage[]]>()
  for (const message of messages) {
    const vendor = robotAddress(message.to)?.vendor
    const group = open.get(message.to)
    if (group && message.lane !== 'code' && vendor?.fits(messageOf([...group, message]))) group.push(message)
    else {
      const begun: [OutgoingMessage, ...OutgoingMessage[]] = [message]
      groups.push(begun)
      open.set(message.to, begun)
    }
  }
  return groups
}

const messageOf = (group: readonly [OutgoingMessage, ...OutgoingMessage[]]): RobotMessage => {
  const [first, ...more] = group
  return digest([entryOf(first), ...more.map(entryOf)])
}

const entryOf = ({ subject, text, link, end, at }: OutgoingMessage) => ({
  title: subject,
  text,
  link,
  end,
  at: at ?? new Date(0),
})
