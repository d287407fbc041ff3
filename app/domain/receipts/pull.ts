import { inArray, sql } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { openContact } from '#app/domain/contacts/open-contact.ts'
import type { Context } from '#app/domain/context.ts'
import { receiptAccounts, type ReceiptAccounts } from '#app/platform/providers.ts'
import { askAliyun, type AliyunAccount } from '#app/platform/sms/aliyun-receipts.ts'
import { mostStatuses, pullTencent, type TencentAccount } from '#app/platform/sms/tencent-receipts.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { receiveReceipts, type Report } from './receive.ts'
import { chinaTime, recipientOf } from './report-fields.ts'

/** Calls a run: of one provider by turns of ten, of the other one after the other. */
const mostAsked = 300
const atOnce = 10
const mostPulls = 20
const longestMs = 30_000
const patience = '3 days'

type Unheard = { id: string; contactId: string; providerRef: string; recipient: string; sentAt: string }

/**
 * Asks the clouds that push nothing what became of messages they took. What they say goes the way of a push: once, and
 * in any order. One that does not answer is asked again later.
 */
export async function pullReceipts(
  ctx: Context,
  accounts: ReceiptAccounts = receiptAccounts(),
): Promise<void> {
  const deadline = Date.now() + longestMs
  if (accounts.tencent) await drainTencent(ctx, accounts.tencent, deadline)
  if (accounts.aliyun) await askForEach(ctx, accounts.aliyun, deadline)
}

async function drainTencent(ctx: Context, account: TencentAccount, deadline: number): Promise<void> {
  for (let pulls = 0; pulls < mostPulls && Date.now() < deadline; pulls++) {
    const statuses = await pullTencent(account)
    if (!statuses) return
    await receiveReceipts(
      ctx,
      'sms-tencent',
      statuses.map(({ serialNo, mobile, isDelivered, code, at }) => ({
        state: isDelivered ? 'delivered' : 'permanent',
        providerRef: serialNo,
        recipient: recipientOf(mobile),
        code,
        occurredAt: at,
      })),
    )
    if (statuses.length < mostStatuses) return
  }
}

async function askForEach(ctx: Context, account: AliyunAccount, deadline: number): Promise<void> {
  const unheard = await takeUnheard(ctx)
  while (unheard.length > 0 && Date.now() < deadline) {
    const group = unheard.splice(0, atOnce)
    const mobiles = await mobilesOf(ctx, group)
    const reports = await Promise.all(
      group.map(async (one): Promise<Report | null> => {
        const mobile = mobiles.get(one.contactId)
        if (!mobile) return null
        const detail = await askAliyun(account, {
          mobile,
          bizId: one.providerRef,
          sentAt: new Date(one.sentAt),
        })
        return detail && reportOf(one, detail)
      }),
    )
    await receiveReceipts(
      ctx,
      'sms-aliyun',
      reports.flatMap((report) => report ?? []),
    )
  }
}

/** Written as the push would write it, so that the second of both is known. */
const reportOf = (
  { providerRef, recipient }: Unheard,
  { isDelivered, outId, code, at }: NonNullable<Awaited<ReturnType<typeof askAliyun>>>,
): Report => ({
  state: isDelivered ? 'delivered' : 'permanent',
  ...(outId && isUuid(outId) ? { deliveryId: outId } : { providerRef, recipient }),
  code,
  occurredAt: chinaTime(at),
})

/**
 * Takes messages of the last days of which nobody has heard, the oldest first, and puts off the next question about
 * each: six minutes, eighteen, an hour, and so on. Of notices, which are few: no index is kept for this.
 */
const takeUnheard = async (ctx: Context): Promise<Unheard[]> => [
  ...(await ctx.db.execute<Unheard>(sql`
    with due as (
      select d.id, d.contact_id, d.provider_ref, d.recipient, d.sent_at
        from deliveries d left join receipt_pulls p on p.delivery_id = d.id
       where d.notice_id in (select id from notices where created_at > now() - interval '7 days' and sent > 0)
         and d.channel = 'sms' and d.state = 'sent' and d.provider = 'sms-aliyun' and d.provider_ref is not null
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
  return new Map(rows.map((row) => [row.id, openContact(row).mobile]))
}
