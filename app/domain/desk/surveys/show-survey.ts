import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { desc, eq } from 'drizzle-orm'
import { surveyAnswers, surveys, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'

export type SurveyView = {
  id: string
  ticketNumber: string
  subject: string
  expired: boolean
  /** May still be given or changed. */
  open: boolean
  answer: { solved: boolean; level: number; aspects: Record<string, number>; comment: string | null } | null
}

const changeableMs = 7 * dayMs

/** A survey as its link shows it; looking changes nothing. */
export async function showSurvey(ctx: Context, surveyId: string): Promise<SurveyView> {
  const [row] = await ctx.db
    .select({ survey: surveys, number: tickets.number, subject: tickets.subject })
    .from(surveys)
    .innerJoin(tickets, eq(tickets.id, surveys.ticketId))
    .where(eq(surveys.id, surveyId))
  if (!row) throw notFound()
  const answers = await ctx.db
    .select()
    .from(surveyAnswers)
    .where(eq(surveyAnswers.surveyId, surveyId))
    .orderBy(desc(surveyAnswers.version))
  const last = answers.at(0)
  const first = answers.at(-1)
  const expired = row.survey.expiresAt <= ctx.now
  const isSettled = first ? ctx.now.getTime() - first.answeredAt.getTime() > changeableMs : false
  return {
    id: surveyId,
    ticketNumber: row.number,
    subject: row.subject,
    expired,
    open: !expired && !isSettled,
    answer: last
      ? { solved: last.solved, level: last.level, aspects: last.aspects, comment: last.comment }
      : null,
  }
}
