import { isNull, sql } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { chainAudit } from '#app/domain/audit/chain.ts'
import { asSystem, type Context } from '#app/domain/context.ts'
import { components } from '#app/domain/incidents/incident.ts'
import { subscribe } from '#app/domain/subscribers/subscribe.ts'
import { closeResolvedTickets } from '#app/domain/tickets/close-resolved.ts'
import { makeAnnouncements } from './announcements.ts'
import { makeOpenIncident, makePastIncidents } from './incidents.ts'
import { makeMaintenance } from './maintenance.ts'
import { makePeople } from './people.ts'
import { seeded, type Random } from './random.ts'
import { stories } from './texts.ts'
import { fileDemoReport, storyFor, workOn } from './tickets.ts'

const ticketCount = 300
const linkedCount = 40
const subscriberCount = 200
const days = 30
const dayMs = 86_400_000

/** A living desk, made through the verbs: the same people and stories each time, counted back from now. */
export async function makeDemoData(start: Context, password: string): Promise<void> {
  const ctx = asSystem(start)
  const staff = await makePeople(ctx, password)
  const commander = staff.get('commander')
  const communications = staff.get('communications')
  if (!commander || !communications) throw new Error('the demo has no commander')
  const cast = { commander, communications }

  await makePastIncidents(ctx, cast, ctx.now)
  await makeTickets(ctx, staff)
  const affected = await makeAffectedTickets(ctx)
  await makeSubscribers(ctx)
  // Before anything is told: robots need no provider to be set up.
  await markAsDemo(ctx)
  await makeOpenIncident(ctx, cast, ctx.now, affected)
  await makeMaintenance(ctx)
  await makeAnnouncements(ctx)

  while ((await closeResolvedTickets(ctx)) > 0);
  await markAsDemo(ctx)
  await chainAudit(ctx)
}

const markAsDemo = (ctx: Context) =>
  ctx.db
    .update(contacts)
    .set({ demoSince: sql`now()` })
    .where(isNull(contacts.demoSince))

type Staff = Awaited<ReturnType<typeof makePeople>>

const seed = 20_260_302

/** Each ticket has a generator of its own: eight are written at once, and still come out the same. */
async function inLanes(count: number, make: (at: number, random: Random) => Promise<void>) {
  let next = 0
  async function lane() {
    for (let at = next++; at < count; at = next++) await make(at, seeded(seed + at))
  }
  await Promise.all(Array.from({ length: 8 }, lane))
}

async function makeTickets(ctx: Context, staff: Staff) {
  const count = ticketCount - linkedCount
  await inLanes(count, async (at, random) => {
    const age = ((count - at - random.next()) / count) * days * dayMs
    const filedAt = new Date(ctx.now.getTime() - Math.max(age, 20 * 60_000))
    const story = random.chance(0.85) ? storyFor(random) : null
    const ticket = await fileDemoReport(ctx, random, filedAt, at, story)
    await workOn(ctx, random, ticket, staff, ctx.now, story)
  })
}

/** The reports of the last hours that belong to the open incident. */
async function makeAffectedTickets(ctx: Context): Promise<string[]> {
  const vanished = stories.find(({ symptom }) => symptom === 'vanished') ?? stories[0]
  const numbers: string[] = []
  await inLanes(linkedCount, async (at, random) => {
    const filedAt = new Date(ctx.now.getTime() - (4.5 - (at / linkedCount) * 0.9) * 3_600_000)
    const story = random.chance(0.5) ? vanished : stories[0]
    numbers.push((await fileDemoReport(ctx, random, filedAt, ticketCount + at, story)).number)
  })
  return numbers
}

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
async function makeSubscribers(ctx: Context) {
  await inLanes(subscriberCount, async (count, random) => {
    const isSms = random.chance(0.4)
    const hook = demoHooks[subscriberCount - 1 - count]
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
