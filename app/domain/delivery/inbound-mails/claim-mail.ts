import { and, eq, sql } from 'drizzle-orm'
import { inboundMails } from '#db/schema/index.ts'
import { retried, type Context } from '#app/domain/ground/context.ts'
import { log } from '#app/platform/log.ts'
import type { InboundMail } from './inbound-mail.ts'

export const mostAttempts = 3
/** Longer than a reading and its process's start may take. */
const leaseSeconds = 60
const pauseSeconds = [5, 20]

/**
 * Takes the mail that has waited longest, under a lease; null where none is due. The attempt counts from here, so that a
 * mail whose reading ends the worker itself can't be tried for ever.
 */
export async function claimMail(ctx: Context): Promise<InboundMail | null> {
  const [mail] = await retried(ctx, () =>
    ctx.db
      .update(inboundMails)
      .set({
        attempts: sql`attempts + 1`,
        nextAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      })
      .where(
        sql`id = (select id from inbound_mails where state = 'received' and next_at <= now()
                   order by next_at limit 1 for update skip locked)`,
      )
      .returning(),
  )
  return mail ?? null
}

/** Still the same try: one whose lease ran out, or that somebody asked for again meanwhile, is another's. */
const ofThisTry = ({ id, attempts }: InboundMail) =>
  and(eq(inboundMails.id, id), eq(inboundMails.state, 'received'), eq(inboundMails.attempts, attempts))

export async function settleMail(ctx: Context, mail: InboundMail): Promise<void> {
  await ctx.db
    .update(inboundMails)
    .set({ state: 'parsed', settledAt: sql`now()`, reason: null })
    .where(ofThisTry(mail))
}

/** Another try after a pause, or none: then it is put aside and shown on the desk. */
export async function failMail(ctx: Context, mail: InboundMail, reason: string): Promise<void> {
  const isLast = mail.attempts >= mostAttempts
  const pause = pauseSeconds[mail.attempts - 1] ?? 0
  await ctx.db
    .update(inboundMails)
    .set(
      isLast
        ? { state: 'poison', reason, settledAt: sql`now()` }
        : { reason, nextAt: sql`now() + make_interval(secs => ${pause})` },
    )
    .where(ofThisTry(mail))
  log[isLast ? 'warn' : 'info'](
    { mail: mail.id, reason, attempts: mail.attempts },
    'a mail could not be read',
  )
}

/** What failed was not the mail but something of ours: the try does not count. */
export async function returnMail(ctx: Context, mail: InboundMail): Promise<void> {
  await ctx.db
    .update(inboundMails)
    .set({ attempts: mail.attempts - 1, nextAt: sql`now() + interval '30 seconds'` })
    .where(ofThisTry(mail))
}
