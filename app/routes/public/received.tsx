import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { showOwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import { requireReporter } from '#app/http/reporter.ts'
import { orAskProof } from '#app/routes/public/own-ticket.ts'
import { languageOf } from '#app/i18n/language.ts'
import { knownTo } from '#app/routes/public/known.ts'
import { seenOfTicket } from '#app/routes/public/seen-of-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { DuplicateView, ReceiptView } from '#app/ui/public/report/receipt-view.tsx'

/** Without a number: the contact may have this report open already, and nothing more is said. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { number } = params
  if (!number) return null
  const ctx = await orAskProof(request, number, () => requireReporter(request, number, 'receipt'))
  const language = languageOf(new URL(request.url).pathname)
  const ticket = await showOwnTicket(ctx, language)
  const { incidents } = await knownTo(ticket.incident ? {} : seenOfTicket(ticket), language)
  return {
    number: ticket.number,
    respondBy: ticket.next.step === 'first_response' ? ticket.next.by : null,
    resolveBy: ticket.resolutionDueAt,
    incident: ticket.incident !== null,
    mayBe: incidents,
    now: ctx.now,
  }
}

export const headers = privatePage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'receipt.title')

export default function Received() {
  const receipt = useLoaderData<typeof loader>()
  return receipt ? <ReceiptView {...receipt} /> : <DuplicateView />
}
