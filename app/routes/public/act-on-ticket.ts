import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { markProven } from '#app/domain/contacts/contacts/proven.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { throttle } from '#app/domain/ground/throttle/throttle.ts'
import { onceForm } from '#app/domain/ground/idempotency/once-form.ts'
import { filesOfForm, type FormFiles } from '#app/http/forms/form-files.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { requireReporter, type ReporterContext } from '#app/http/reporter.ts'
import { addressBlockOf, addressOf } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { orAskProof } from '#app/routes/public/own-ticket.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'

/** Which word is said on the page afterwards, where to, and the number of a follow-up if one was made. */
export type Done = { done: string; hash?: string; as?: string | null }

/** More than a person writes; each may set off a message to somebody. */
const perTicket = { name: 'ticket-acts', per: 'hour', atMost: 10 } as const

/**
 * One action of the reporter on their ticket: proof, verb once a key, and back to the page. A refusal shows the page
 * again with what was typed and why.
 */
export async function actOnTicket(
  { request, params, context }: ActionFunctionArgs,
  act: (tx: ReporterContext, form: FormData, files: FormFiles) => Promise<Done>,
) {
  const number = params.number ?? ''
  const place = placeOf(new URL(request.url))
  const ctx = await orAskProof(request, number, () => requireReporter(request, number))
  const form = await request.formData()
  const files = await filesOfForm(ctx, form, addressOf(context))
  return orReturned(
    { request, form },
    async () => {
      const sent = await sentForm(request, form, ctx.actor.ticketId)
      const { done, hash, as } = await onceForm(ctx, sent, async (tx) => {
        // In here a double click counts once.
        await throttle(tx, perTicket, `${ctx.actor.ticketId} ${addressBlockOf(context)}`)
        const done = await act(tx, form, files)
        // Whoever acts through a link or code has read what was sent to the contact.
        if (!tx.actor.isUnproven) await markProven(tx, (await findTicket(tx, number)).contactId)
        return done
      })
      await files.forget()
      const query = new URLSearchParams({ done, ...(as ? { as } : {}) })
      return redirect(publicHref(`/tickets/${number}?${query}${hash ? `#${hash}` : ''}`, place))
    },
    { t: translator(place.language), mends: ['forbidden', 'tooMany'], files },
  )
}
