import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import { asSystem, type Context } from '#app/domain/ground/context.ts'
import { closeResolvedTickets } from '#app/domain/desk/tickets/close-resolved.ts'
import { makeAnnouncements } from './announcements.ts'
import { fileReports } from './file-reports.ts'
import { markPastAsSent } from './mark-past-as-sent.ts'
import { castOf, makeOpenIncident, makePastIncidents, pastReports } from './incidents.ts'
import { inParallel } from './in-parallel.ts'
import { makeMaintenance } from './maintenance.ts'
import { markAsDemo } from './mark-as-demo.ts'
import { makePeople, type Staff } from './people.ts'
import { makeSubscribers } from './subscribers.ts'
import { storyOf } from './texts.ts'
import { fileDemoReport, storyFor, workOn } from './tickets.ts'

const ticketCount = 300
const linkedCount = 40
const subscriberCount = 200
const days = 30

/** A living desk, made through the verbs: the same people and stories each time, counted back from now. */
export async function makeDemoData(start: Context, password: string): Promise<void> {
  const ctx = asSystem(start)
  const staff = await makePeople(ctx, password)
  const cast = castOf(staff)

  await makePastIncidents(ctx, staff, ticketCount + linkedCount)
  await makeTickets(ctx, staff)
  const affected = await makeAffectedTickets(ctx)
  await makeSubscribers(ctx, subscriberCount)
  // Before anything is told: robots need no provider to be set up.
  await markAsDemo(ctx)
  await makeOpenIncident(ctx, cast, ctx.now, affected)
  await makeMaintenance(ctx)
  await makeAnnouncements(ctx)

  // The first word of the open incident has reached everybody; the second is on its way.
  await markPastAsSent(ctx, new Date(ctx.now.getTime() - 2 * hourMs))
  while ((await closeResolvedTickets(ctx)) > 0);
  await markAsDemo(ctx)
  await chainAudit(ctx)
}

async function makeTickets(ctx: Context, staff: Staff) {
  const count = ticketCount - linkedCount - 2 * pastReports
  await inParallel(count, async (at, random) => {
    const age = ((count - at - random.next()) / count) * days * dayMs
    const filedAt = new Date(ctx.now.getTime() - Math.max(age, 20 * 60_000))
    const story = random.chance(0.85) ? storyFor(random) : null
    const ticket = await fileDemoReport(ctx, random, filedAt, at, story)
    await workOn(ctx, random, ticket, staff, ctx.now, story)
  })
}

/** The reports of the last hours that belong to the open incident. */
async function makeAffectedTickets(ctx: Context): Promise<string[]> {
  const before = (hours: number) => new Date(ctx.now.getTime() - hours * hourMs)
  const told = [storyOf('vanished'), storyOf('not_found')] as const
  const wave = { count: linkedCount, from: before(4.5), until: before(3.6), told, after: ticketCount }
  return (await fileReports(ctx, wave)).map(({ ticket }) => ticket.number)
}
