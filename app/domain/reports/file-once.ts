import { and, eq } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { sqlState, type Context } from '#app/domain/context.ts'
import { fileReport, type Filed } from './file-report.ts'
import type { Report } from './report.ts'

const uniqueViolation = '23505'

/** `again`: the form was sent before, and nothing was done now. */
export type FiledOnce = Filed & { again: boolean }

/**
 * Files what a form sent, once for its key: a double click, or two hundred, make one ticket and get the same
 * answer. The unique key of the tickets decides; the second waits for the first to commit.
 */
export async function fileOnce(ctx: Context, report: Report, formKey: string): Promise<FiledOnce> {
  const externalId = `form:${formKey}`
  const known = await filedBefore(ctx, report.channel, externalId)
  if (known) return known
  try {
    return { ...(await fileReport(ctx, { ...report, externalId })), again: false }
  } catch (error) {
    const winner =
      sqlState(error) === uniqueViolation ? await filedBefore(ctx, report.channel, externalId) : null
    if (winner) return winner
    throw error
  }
}

async function filedBefore(ctx: Context, channel: string, externalId: string): Promise<FiledOnce | null> {
  const [ticket] = await ctx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.channel, channel), eq(tickets.externalId, externalId)))
  return ticket ? { ticket, duplicate: false, again: true } : null
}
