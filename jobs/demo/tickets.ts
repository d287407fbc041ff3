import pLimit from 'p-limit'
import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { asSystem, withActor, type Context } from '#app/domain/ground/context.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { answerSurvey } from '#app/domain/desk/ratings/answer-survey.ts'
import { surveyOf } from '#app/domain/desk/surveys/survey-of.ts'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { assignWaitingTickets } from '#app/domain/desk/tickets/assign-waiting.ts'
import { makePromise } from '#app/domain/desk/tickets/promise.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { assigneeOf } from '#app/domain/desk/tickets/assign.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { markPastAsSent } from './mark-past-as-sent.ts'
import type { Staff } from './people.ts'
import type { Random } from './random.ts'
import { companyWords, givenNames, otherRequests, stories, surnames, trades, type Story } from './texts.ts'

const minute = 60_000
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
  const issued = later(filedAt, -random.below(20) * dayMs)
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

/** Routing hands out all that waits, also what comes in later than the moment it is asked for: one after the other. */
const filing = pLimit(1)

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
  return filing(async () => {
    const { ticket } = await fileReport(asSystem(at(ctx, filedAt)), report)
    await assignWaitingTickets(at(ctx, later(filedAt, minute)), ticket.departmentId)
    return ticket
  })
}

export const storyFor = (random: Random): Story => random.pick(stories)

/** Carries a ticket as far as a desk would have by now: answered, asked, promised, resolved, rated. */
export async function workOn(
  ctx: Context,
  random: Random,
  ticket: Ticket,
  staff: Staff,
  now: Date,
  story: Story | null,
): Promise<void> {
  const agent =
    [...staff.values()].find(({ id }) => id === ticket.assigneeId) ?? (await holderOf(ctx, ticket, staff))
  if (!agent) return
  const as = (moment: Date) => withActor(at(ctx, moment), agent)
  const answeredAt = later(ticket.createdAt, (0.5 + random.next() * 5) * hourMs)
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
  const wroteAt = later(answeredAt, (2 + random.next() * 20) * hourMs)
  if (asks) {
    if (wroteAt > now || random.chance(0.15)) return
    const own = withActor(at(ctx, wroteAt), { type: 'reporter', ticketId: ticket.id } as const)
    await answerTicket(own, { body: '补充如下：开票方说已经上传，我刚刚又查了一次，还是同样的提示。' })
  }
  const resolvedAt = later(wroteAt, (3 + random.next() * 60) * hourMs)
  if (resolvedAt > now) {
    if (random.chance(0.3) && later(now, 20 * hourMs) > now) {
      await makePromise(as(later(answeredAt, 10 * minute)), ticket.number, {
        text: '核实上传记录后电话答复',
        dueAt: later(now, (4 + random.below(40)) * hourMs),
      })
    }
    return
  }
  const answer = story?.answer ?? otherRequests.find(({ kind }) => kind === ticket.kind)?.answer
  await resolveTicket(as(resolvedAt), ticket.number, { answer, causeCode: story?.cause })
  await rate(ctx, random, ticket, later(resolvedAt, (1 + random.next() * 30) * hourMs), now)
}

/** Kinds whose answer may be called bad: praise and suggestions are thanked for. */
const canDisappoint = new Set(['missing_invoice', 'technical_fault', 'complaint'])

async function rate(ctx: Context, random: Random, ticket: Ticket, ratedAt: Date, now: Date) {
  if (ratedAt > now || random.chance(0.55)) return
  const isLow = random.chance(0.06) && canDisappoint.has(ticket.kind)
  await rateAs(ctx, ticket, ratedAt, isLow ? 2 : random.pick([5, 5, 5, 4, 4, 3]))
}

/** The reporter's answer to the survey of the last resolution, where there was one. */
export async function rateAs(ctx: Context, ticket: Ticket, ratedAt: Date, level: number): Promise<void> {
  const surveyId = await surveyOf(ctx, ticket.id)
  if (!surveyId) return
  // Who rates has read the answer: a low rating reopens the ticket and would call it off.
  await markPastAsSent(ctx, ratedAt)
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

/** Whoever was given the ticket. */
export async function holderOf(ctx: Context, ticket: Ticket, staff: Staff) {
  const id = await assigneeOf(ctx, ticket.id)
  return [...staff.values()].find((person) => person.id === id)
}
