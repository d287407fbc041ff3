import type { Context } from '#app/domain/ground/context.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { inParallel } from './in-parallel.ts'

/** A group of each vendor and a program; none of them exists. */
const demoHooks = [
  { channel: 'webhook', address: 'https://hooks.example.invalid/fapiao' },
  {
    channel: 'wecom',
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-4000-8000-000000000000',
  },
  { channel: 'dingtalk', address: `https://oapi.dingtalk.com/robot/send?access_token=${'0'.repeat(64)}` },
  {
    channel: 'feishu',
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-4000-8000-000000000000',
  },
] as const

/** Everybody chose components: an incident of the whole service reaches its reporters only. */
export async function makeSubscribers(ctx: Context, total: number): Promise<void> {
  await inParallel(total, async (count, random) => {
    const isSms = random.chance(0.4)
    const hook = demoHooks[total - 1 - count]
    const person = isSms
      ? { channel: 'sms' as const, address: `1990001${String(count).padStart(4, '0')}` }
      : { channel: 'email' as const, address: `dingyue${count}@example.invalid` }
    await subscribe(ctx, {
      ...(hook ?? person),
      components: [random.pick(components), random.pick(components)],
      kinds: ['incident', 'maintenance'],
      language: random.chance(0.1) ? 'en' : 'zh-CN',
      confirmed: true,
    })
  })
}
