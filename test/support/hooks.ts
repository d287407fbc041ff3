import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import type { Component } from '#app/domain/ground/vocabulary/components.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { subscribe, type Subscribed } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import type { Provider } from '#app/platform/provider.ts'
import { robotProvider } from '#app/platform/robots/robot.ts'
import { webhookProvider } from '#app/platform/webhooks/webhook.ts'
import { hookChannels, type HookChannel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { as, asSystem } from '#test/support/context.ts'
import { hire } from '#test/support/desk.ts'
import { providerSink, type Received, type Reply } from '#test/support/provider-sink.ts'

// Robots of three vendors and a program, all on this machine: a file that uses them sets WEBHOOK_PRIVATE=1.

const hex = (count: number, length: number) => count.toString(16).padStart(length, '0')
/** A robot's address as its vendor gives it out. */
export const robotAt = {
  wecom: (count: number) =>
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-${hex(count, 12)}`,
  dingtalk: (count: number) => `https://oapi.dingtalk.com/robot/send?access_token=${hex(count, 64)}`,
  feishu: (count: number) => `https://open.feishu.cn/open-apis/bot/v2/hook/${hex(count, 36)}`,
}

/** What each takes a message with. */
export function fine({ url: { pathname } }: Received): Reply {
  if (pathname.startsWith('/open-apis')) return { body: { code: 0, msg: 'success', data: {} } }
  return pathname === '/hook' ? { status: 204, body: '' } : { body: { errcode: 0, errmsg: 'ok' } }
}

export type House = Awaited<ReturnType<typeof hookHouse>>

/** A sink that speaks the answers of all of them, and providers that call nothing else. */
export async function hookHouse(reply: (request: Received) => Reply = fine) {
  const sink = await providerSink(reply)
  const { origin } = sink
  const robots = robotProvider({
    endpoints: { wecom: origin, dingtalk: origin, feishu: origin },
    timeoutMs: 1000,
  })
  const providers: Record<HookChannel, Provider> = {
    webhook: webhookProvider({ allowsPrivate: true, timeoutMs: 1000 }),
    wecom: { ...robots, name: 'wecom' },
    dingtalk: { ...robots, name: 'dingtalk' },
    feishu: { ...robots, name: 'feishu' },
  }
  const addressOf = (channel: HookChannel, count = 1) =>
    channel === 'webhook' ? `${origin}/hook?n=${count}` : robotAt[channel](count)
  return {
    ...sink,
    addressOf,
    listen: (channel: HookChannel, over: object = {}, count = 1): Promise<Subscribed> =>
      subscribe(
        asSystem(),
        Subscription.parse({ channel, address: addressOf(channel, count), confirmed: true, ...over }),
      ),
    async drain(lane: Lane, only: readonly HookChannel[] = hookChannels) {
      for (const channel of only) await drainDeliveries(asSystem(), lane, channel, providers[channel])
    },
  }
}

/** An update of a new incident, its audience listed; returns the notice. */
export async function incidentNews(touched: Component[] = ['lookup'], title = '数据同步延迟') {
  const commander = as(await hire(['commander'], null))
  const { number } = await declareIncident(commander, {
    title: { 'zh-CN': title },
    severity: 2,
    components: touched,
    description: '积压',
  })
  return { number, commander, ...(await nextNews(commander, number, 'investigating', '正在查。')) }
}

/** A further update of an incident. */
export async function nextNews(
  commander: ReturnType<typeof as>,
  number: string,
  status: string,
  body: string,
): Promise<{ noticeId: string }> {
  const input = { status, body: { 'zh-CN': body }, approve: { reason: '急' } }
  const { noticeId } = await publishNow(commander, number, UpdateInput.parse(input))
  await expandNotice(asSystem(), noticeId ?? '')
  return { noticeId: noticeId ?? '' }
}
