import { inArray, sql } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { openIfReadable } from '#app/domain/contacts/contacts/open-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { receiptPulls, type ReceiptPull } from '#app/platform/providers.ts'
import type { Pull } from '#app/platform/sms/vendor.ts'
import { asState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { receiveReceipts, type Report } from './receive.ts'
import { reportOf } from './report-fields.ts'

/** Calls a run: of one provider by turns of ten, of the other one after the other. */
const mostAsked = 300
const atOnce = 10
const mostPulls = 20
const longestMs = 30_000
const patience = '3 days'

type Unheard = { id: string; contactId: string; providerRef: string; recipient: string; sentAt: string }

/**
 * Asks the vendors that push nothing what became of messages they took. What they say goes the way of a push: once, and
 * in any order. One that does not answer is asked again later.
 */
export async function pullReceipts(
  ctx: Context,
  pulls: readonly ReceiptPull[] = receiptPulls(),
): Promise<void> {
  const deadline = Date.now() + longestMs
  for (const { provider, pull } of pulls) {
    if (pull.by === 'queue') await emptyQueue(ctx, provider, pull, deadline)
    else await askForEach(ctx, provider, pull, deadline)
  }
}

async function emptyQueue(
  ctx: Context,
  provider: string,
  { take, most }: Extract<Pull, { by: 'queue' }>,
  deadline: number,
): Promise<void> {
  for (let pulls = 0; pulls < mostPulls && Date.now() < deadline; pulls++) {
    const reports = await take()
    if (!reports) return
    await receiveReceipts(ctx, provider, reports.map(reportOf))
    if (reports.length < most) return
  }
}

async function askForEach(
  ctx: Context,
  provider: string,
  { ask }: Extract<Pull, { by: 'message' }>,
  deadline: number,
): Promise<void> {
  const unheard = await takeUnheard(ctx, provider)
  while (unheard.length > 0 && Date.now() < deadline) {
    const group = unheard.splice(0, atOnce)
    const mobiles = await mobilesOf(ctx, group)
    const reports = await Promise.all(
      group.map(async ({ contactId, providerRef, recipient, sentAt }): Promise<Report | null> => {
        const mobile = mobiles.get(contactId)
        if (!mobile) return null
        const report = await ask({ mobile, ref: providerRef, sentAt: new Date(sentAt) })
        // The number may have been written differently since: the row knows whom it was for.
        return report && { ...reportOf(report), ...(report.mobile ? { recipient } : {}) }
      }),
    )
    await receiveReceipts(
      ctx,
      provider,
      reports.flatMap((report) => report ?? []),
    )
  }
}

/**
 * Takes messages of the last days of which nobody has heard, the oldest first, and puts off the next question about
 * each: six minutes, eighteen, an hour, and so on. Of notices, which are few: no index is kept for this.
 */
const takeUnheard = async (ctx: Context, provider: string): Promise<Unheard[]> => [
  ...(await ctx.db.execute<Unheard>(sql`
    with due as (
      select d.id, d.contact_id, d.provider_ref, d.recipient, d.sent_at
        from deliveries d left join receipt_pulls p on p.delivery_id = d.id
       where d.notice_id in (select id from notices where created_at > now() - interval '7 days' and sent > 0)
         and d.channel = 'sms' and d.state = ${asState('sent')} and d.provider = ${provider} and d.provider_ref is not null
         and d.sent_at between now() - ${patience}::interval and now() - interval '2 minutes'
         and (p.next_at is null or p.next_at <= now())
       order by d.sent_at limit ${mostAsked}),
    taken as (
      insert into receipt_pulls as p (delivery_id, tries, next_at)
      select id, 1, now() + interval '6 minutes' from due
      on conflict (delivery_id) do update
         set tries = p.tries + 1, next_at = now() + interval '6 minutes' * power(3, least(p.tries, 5))
       where p.next_at <= now()
      returning delivery_id)
    select due.id, due.contact_id as "contactId", due.provider_ref as "providerRef", due.recipient,
           due.sent_at as "sentAt"
      from due join taken on taken.delivery_id = due.id order by due.sent_at`)),
]

async function mobilesOf(ctx: Context, group: readonly Unheard[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(group.map(({ contactId }) => contactId))]
  const rows = await ctx.db.select().from(contacts).where(inArray(contacts.id, ids))
  return new Map(rows.map((row) => [row.id, openIfReadable(row).mobile]))
}
