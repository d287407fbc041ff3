import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { tickets } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import type { Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { lockContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { openContact } from '#app/domain/contacts/contacts/open-contact.ts'
import { rewriteContact, type CorrectedContact } from '#app/domain/contacts/contacts/rewrite-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, invalid } from '#app/domain/ground/errors/errors.ts'
import { refuseUnreadable } from '#app/domain/ground/errors/refuse-unreadable.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { line } from '#app/domain/ground/input/text.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { withdrawFromFormer } from '#app/domain/delivery/ledger/withdraw-from-former.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { stateOf } from '#app/domain/desk/tickets/move.ts'
import { holdOpenReports, releaseOpenReports } from '#app/domain/desk/tickets/open-reports.ts'
import { subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'

/** An empty field leaves what is there: the page shows it masked, so that it can't come back. */
const ContactInput = z.object({
  name: line(100),
  mobile: line(40),
  email: line(254),
  /** What there is no more. */
  remove: z.array(z.enum(['mobile', 'email'])),
})
type Given = z.output<typeof ContactInput>

/**
 * Puts the reporter's name or addresses right. Whoever reads the former address gets nothing more: what waits for it is
 * withdrawn, and links and codes sent there open nothing. The contact is unproven again, and who has an open report of
 * the invoice is judged by the new address. `tell` sends the receipt there. The history names the fields, never values.
 */
export function correctContact(
  ctx: Context,
  number: string,
  { tell, seenVersion, seenAt, ...input }: z.input<typeof ContactInput> & Seen & { tell: boolean },
): Promise<Ticket> {
  const given = parseInput(ContactInput, input)
  return correctTicket(ctx, number, { seenVersion, seenAt }, async (tx, ticket) => {
    // A copy for a drill has nobody to reach, and gets nobody.
    if (ticket.drillSince) throw conflict('ticket.is_copy')
    const contact = await lockContact(tx, ticket.contactId)
    const before = await refuseUnreadable(() => openContact(contact))
    const after = contactAfter(before, given)
    const changed = fields.filter((field) => before[field] !== after[field])
    if (changed.length === 0) return null

    const rewritten = await rewriteContact(tx, contact, after)
    const isElsewhere = changed.some((field) => field !== 'name')
    if (isElsewhere) {
      await withdrawFromFormer(tx, rewritten)
      await judgeOpenReports(tx, contact.id)
      if (tell) await sendReceipt(tx, ticket, rewritten)
    }
    return { action: 'ticket.contact_corrected', details: { changed, elsewhere: isElsewhere } }
  })
}

const fields = ['name', 'mobile', 'email'] as const

function contactAfter(before: CorrectedContact, { name, mobile, email, remove }: Given): CorrectedContact {
  const read = {
    mobile: mobile ? normaliseMobile(mobile) : null,
    email: email ? normaliseEmail(email) : null,
  }
  if (mobile && !read.mobile) throw invalid([{ field: 'mobile', message: 'mobile' }])
  if (email && !read.email) throw invalid([{ field: 'email', message: 'email' }])
  const kept = (field: 'mobile' | 'email') => (remove.includes(field) ? null : before[field])
  const after = {
    name: name || before.name,
    mobile: read.mobile ?? kept('mobile'),
    email: read.email ?? kept('email'),
  }
  if (!after.mobile && !after.email) throw invalid([{ field: 'mobile', message: 'contact_needed' }])
  return after
}

/** Follow-ups have the contact of what they follow. */
async function judgeOpenReports(tx: Context, contactId: string): Promise<void> {
  const all = await tx.db.select().from(tickets).where(eq(tickets.contactId, contactId)).orderBy(tickets.id)
  for (const ticket of all.filter((each) => isOpen(stateOf(each)))) {
    await releaseOpenReports(tx, ticket.id)
    await holdOpenReports(tx, ticket)
  }
}

async function sendReceipt(tx: Context, ticket: Ticket, contact: Contact) {
  await notify(tx, {
    message: 'ticket-received',
    subject: subjectOf(ticket),
    contact,
    ticketId: ticket.id,
  })
}
