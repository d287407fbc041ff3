import { asSystem, withActor, type Context, type StaffActor } from '#app/domain/context.ts'
import { fileReport } from '#app/domain/reports/file-report.ts'
import { parseReport } from '#app/domain/reports/report.ts'
import { answerSurvey } from '#app/domain/surveys/answer.ts'
import { surveyOf } from '#app/domain/surveys/survey-of.ts'
import { answerTicket } from '#app/domain/tickets/answer.ts'
import { assignWaitingTickets } from '#app/domain/tickets/assign-waiting.ts'
import { makePromise } from '#app/domain/tickets/promise.ts'
import { replyToTicket } from '#app/domain/tickets/reply.ts'
import { resolveTicket } from '#app/domain/tickets/resolve.ts'
import { assigneeOf } from '#app/domain/tickets/assign.ts'
import type { Ticket } from '#app/domain/tickets/ticket.ts'
import type { Random } from './random.ts'
import { companyWords, givenNames, otherRequests, stories, surnames, trades, type Story } from './texts.ts'

const minute = 60_000
const hour = 60 * minute
const later = (from: Date, ms: number) => new Date(from.getTime() + ms)
export const at = (ctx: Context, now: Date): Context => ({ ...ctx, now })

/** A company that does not exist and a mobile number that nobody has been given. */
function reporter(random: Random, count: number) {
  const mobile = `1990000${String(count % 10_000).padStart(4, '0')}`
  const email = `caiwu${count}@example.invalid`
  const ways = random.below(3)
  return {
    name: `${random.pick(surnames)}${random.pick(givenNames)}`,
    ...(ways !== 1 ? { mobile } : {}),
    ...(ways !== 0 ? { email } : {}),
    language: random.chance(0.06)
      ? ('en' as const)
      : random.chance(0.05)
        ? ('zh-TW' as const)
        : ('zh-CN' as const),
  }
}

function invoice(random: Random, filedAt: Date, count: number) {
  const issued = later(filedAt, -random.below(20) * 24 * hour)
  const year = issued.toISOString().slice(2, 4)
  const company = `北京${random.pick(companyWords)}${random.pick(trades)}有限公司（演示）`
  return {
    kind: random.chance(0.3) ? ('digital_special' as const) : ('digital_plain' as const),
    number: `${year}112000000${random.digits(4)}${String(count).padStart(5, '0')}`,
    issuedOn: issued.toISOString().slice(0, 10),
    amount: `${random.below(9000) + 50}.${random.digits(2)}`,
    sellerName: company,
  }
}

/** Files one report as it came in at that moment, and lets the routing assign it. */
export async function fileDemoReport(
  ctx: Context,
  random: Random,
  filedAt: Date,
  count: number,
  story: Story | null,
): Promise<Ticket> {
  const other = story ? null : (otherRequests[count % otherRequests.length] ?? otherRequests[0])
  const input = story
    ? {
        kind: 'missing_invoice',
        symptom: story.symptom,
        causeCode: story.cause,
        invoice: invoice(random, filedAt, count),
        description: story.description,
        lookup: {
          exactMessage: '查无此票',
          through: 'national',
          foundBefore: story.symptom === 'vanished' ? 'yes' : 'no',
        },
      }
    : { kind: other?.kind, description: other?.description }
  const { report } = parseReport(
    {
      ...input,
      contact: reporter(random, count),
      reporterType: random.pick(['company', 'consumer', 'bookkeeping_agency']),
      channel: random.chance(0.2) ? 'hotline' : 'web',
    },
    filedAt,
  )
  const { ticket } = await fileReport(asSystem(at(ctx, filedAt)), report)
  await assignWaitingTickets(at(ctx, later(filedAt, minute)), ticket.departmentId)
  return ticket
}

export const storyFor = (random: Random): Story => random.pick(stories)

/** Carries a ticket as far as a desk would have by now: answered, asked, promised, resolved, rated. */
export async function workOn(
  ctx: Context,
  random: Random,
  ticket: Ticket,
  staff: ReadonlyMap<string, StaffActor>,
  now: Date,
  story: Story | null,
): Promise<void> {
  const agent =
    [...staff.values()].find(({ id }) => id === ticket.assigneeId) ?? (await holderOf(ctx, ticket, staff))
  if (!agent) return
  const as = (moment: Date) => withActor(at(ctx, moment), agent)
  const answeredAt = later(ticket.createdAt, (0.5 + random.next() * 5) * hour)
  if (answeredAt > now) return
  const asks = random.chance(0.25)
  await replyToTicket(as(answeredAt), ticket.number, {
    visibility: 'public',
    body: asks
      ? (story?.question ?? '请补充一些细节，方便我们核实。')
      : '已收到您的报告，正在核实，有结果会马上告诉您。',
    asks,
  })
  if (random.chance(0.4)) {
    await replyToTicket(as(later(answeredAt, 5 * minute)), ticket.number, {
      visibility: 'internal',
      body: '已在内部登记，等上传记录核对结果。',
    })
  }
  const wroteAt = later(answeredAt, (2 + random.next() * 20) * hour)
  if (asks) {
    if (wroteAt > now || random.chance(0.15)) return
    const own = withActor(at(ctx, wroteAt), { type: 'reporter', ticketId: ticket.id } as const)
    await answerTicket(own, { body: '补充如下：开票方说已经上传，我刚刚又查了一次，还是同样的提示。' })
  }
  const resolvedAt = later(wroteAt, (3 + random.next() * 60) * hour)
  if (resolvedAt > now) {
    if (random.chance(0.3) && later(now, 20 * hour) > now) {
      await makePromise(as(later(answeredAt, 10 * minute)), ticket.number, {
        text: '核实上传记录后电话答复',
        dueAt: later(now, (4 + random.below(40)) * hour),
      })
    }
    return
  }
  const answer = story?.answer ?? otherRequests.find(({ kind }) => kind === ticket.kind)?.answer
  await resolveTicket(as(resolvedAt), ticket.number, { answer, causeCode: story?.cause })
  await rate(ctx, random, ticket, later(resolvedAt, (1 + random.next() * 30) * hour), now)
}

async function rate(ctx: Context, random: Random, ticket: Ticket, ratedAt: Date, now: Date) {
  if (ratedAt > now || random.chance(0.55)) return
  const surveyId = await surveyOf(ctx, ticket.id)
  if (!surveyId) return
  const level = random.chance(0.06) ? 2 : random.pick([5, 5, 5, 4, 4, 3])
  await answerSurvey(
    at(ctx, ratedAt),
    surveyId,
    {
      solved: level > 2,
      level,
      aspects: {},
      comment: level <= 2 ? '等了三天才有人回复，希望快一些。' : undefined,
    },
    'link',
  )
}

async function holderOf(ctx: Context, ticket: Ticket, staff: ReadonlyMap<string, StaffActor>) {
  const id = await assigneeOf(ctx, ticket.id)
  return [...staff.values()].find((person) => person.id === id)
}
