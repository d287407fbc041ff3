import { maskTyped } from '#app/domain/contacts/contacts/mask-typed.ts'
import { prose } from '#app/domain/ground/input/text.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ticketAspects } from '#app/domain/ground/vocabulary/rating-words.ts'
import { staff, surveyAnswers, surveys, tickets } from '#db/schema/index.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, forbidden, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { dropInvitation } from '#app/domain/desk/surveys/drop-invitation.ts'
import { dueAt } from '#app/domain/desk/sla/due-at.ts'
import { workingDays } from '#app/domain/desk/sla/duration.ts'
import { calendar } from '#app/domain/desk/sla/house-calendar.ts'
import { fileFollowUp } from '#app/domain/desk/tickets/follow-up.ts'
import { moveTicket } from '#app/domain/desk/tickets/move.ts'
import { lockTicketById, subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'

export const SurveyAnswer = z.object({
  solved: z.union([z.boolean(), z.stringbool()]),
  level: wholeNumber(1, 5),
  aspects: z.partialRecord(z.enum(ticketAspects), wholeNumber(1, 5)).default({}),
  comment: prose(2000).transform(maskTyped).optional(),
})
export type SurveyAnswer = z.output<typeof SurveyAnswer>
export type Via = typeof surveyAnswers.$inferInsert.via

/** Two stars or fewer, or not solved: a 差评 (GB/T 39735—2020). */
export const isLow = (answer: Pick<SurveyAnswer, 'level' | 'solved'>) => answer.level <= 2 || !answer.solved

const changeableDays = 7
const rectifyWithin = workingDays(5)

export function parseSurveyAnswer(input: unknown): SurveyAnswer {
  const answer = parseInput(SurveyAnswer, input)
  if (isLow(answer) && !answer.comment) throw invalid([{ field: 'comment', message: 'comment_needed' }])
  return answer
}

/**
 * Records how it went. Can be changed for seven days, every version is kept; the invitation expires after 28 days.
 * A low answer re-opens the matter with the department's lead (S2). Staff never rate.
 */
export function answerSurvey(ctx: Context, surveyId: string, answer: SurveyAnswer, via: Via): Promise<void> {
  ensure(ctx.actor.type !== 'staff' || via === 'call_back', forbidden)
  return inTransaction(asSystem(ctx), async (tx) => {
    const [survey] = await tx.db.select().from(surveys).where(eq(surveys.id, surveyId)).for('update')
    if (!survey) throw notFound()
    if (survey.expiresAt <= tx.now) throw conflict('survey.expired')
    const [last] = await tx.db
      .select()
      .from(surveyAnswers)
      .where(eq(surveyAnswers.surveyId, surveyId))
      .orderBy(desc(surveyAnswers.version))
      .limit(1)
    const [first] = last
      ? await tx.db
          .select({ at: surveyAnswers.answeredAt })
          .from(surveyAnswers)
          .where(and(eq(surveyAnswers.surveyId, surveyId), eq(surveyAnswers.version, 1)))
      : []
    if (first && tx.now.getTime() - first.at.getTime() > changeableDays * dayMs)
      throw conflict('survey.answered')
    // The same answer sent twice (a double click) is one.
    if (last && isSame(last, answer)) return

    await tx.db.insert(surveyAnswers).values({
      surveyId,
      version: (last?.version ?? 0) + 1,
      solved: answer.solved,
      level: answer.level,
      aspects: answer.aspects,
      comment: answer.comment ?? null,
      via,
      answeredAt: tx.now,
    })
    const ticket = await lockTicketById(tx, survey.ticketId)
    await dropInvitation(tx, ticket.id, surveyId)
    await record(tx, {
      action: 'ticket.rated',
      subject: subjectOf(ticket),
      details: { surveyId, level: answer.level, solved: answer.solved, version: (last?.version ?? 0) + 1 },
    })
    if (isLow(answer) && survey.resolution === ticket.resolutionCount) await rectify(tx, ticket, answer)
  })
}

function isSame(last: typeof surveyAnswers.$inferSelect, answer: SurveyAnswer) {
  return (
    last.solved === answer.solved &&
    last.level === answer.level &&
    (last.comment ?? '') === (answer.comment ?? '') &&
    JSON.stringify(last.aspects) === JSON.stringify(answer.aspects)
  )
}

/**
 * Back to work, with the department's lead, five working days (整改); the reporter is told who answers and by when. An
 * archived ticket gets a follow-up.
 */
async function rectify(tx: Context, ticket: Ticket, answer: SurveyAnswer) {
  const lead = await leadOf(tx, ticket.departmentId)
  const until = dueAt(tx.now, rectifyWithin, calendar)
  const set = {
    assigneeId: lead ?? ticket.assigneeId,
    assignBy: 'none',
    rectificationDueAt: until,
    resolutionDueAt: until,
    atRiskAt: null,
    breachedAt: null,
  }
  if (ticket.state === 'resolved') {
    await moveTicket(tx, ticket, {
      to: 'reopened',
      action: 'ticket.rectification_started',
      details: { level: answer.level, solved: answer.solved, lead },
      set,
    })
    await tellRectified(tx, ticket, until)
  } else if (ticket.state === 'closed') {
    const followUp = await fileFollowUp(tx, ticket, answer.comment ?? '')
    await tx.db
      .update(tickets)
      .set({ ...set, version: sql`${tickets.version} + 1` })
      .where(eq(tickets.id, followUp.ticket.id))
    await tellRectified(tx, followUp.ticket, until)
  }
}

const tellRectified = async (tx: Context, ticket: Ticket, until: Date) =>
  notify(tx, {
    message: 'ticket-rectified',
    subject: subjectOf(ticket),
    contact: await findContact(tx, ticket.contactId),
    ticketId: ticket.id,
    details: { until: until.toISOString() },
  })

async function leadOf(tx: Context, departmentId: string): Promise<string | null> {
  const [lead] = await tx.db
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.departmentId, departmentId),
        isNull(staff.leftAt),
        sql`${staff.roles} @> array['lead']::text[]`,
      ),
    )
    .orderBy(staff.createdAt)
    .limit(1)
  return lead?.id ?? null
}
