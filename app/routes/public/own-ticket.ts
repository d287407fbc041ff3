import { redirect } from '@remix-run/node'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { showOwnTicket, type OwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import { requireReporter } from '#app/http/reporter.ts'
import { isKey, translator, type Translate } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import { placeOf, publicHref, type Place } from '#app/ui/page/public-href.ts'
import type { TicketViewProps } from '#app/ui/public/ticket/ticket-view.tsx'

export type OwnTicketPage = Omit<TicketViewProps, 'refused' | 'problem' | 'rating' | 'answerFiles'> & {
  rating: Omit<NonNullable<TicketViewProps['rating']>, 'errors'> | null
}

/** The page of one's own ticket. Without proof one is asked for it, whether the ticket exists or not. */
export async function ownTicketPage(request: Request, number: string): Promise<OwnTicketPage> {
  const url = new URL(request.url)
  const language = languageOf(url.pathname)
  const ctx = await orAskProof(request, number, () => requireReporter(request, number))
  const ticket = await showOwnTicket(ctx, language)
  const done = `ticket.${url.searchParams.get('done') ?? ''}`
  const page = pageOf(ticket, placeOf(url))
  const said = done === 'ticket.rated' && page.next === 'rectified' ? 'ticket.ratedLow' : done
  return {
    ...page,
    formKey: crypto.randomUUID(),
    done: isDone(said) ? translator(language)(said, { number: url.searchParams.get('as') ?? '' }) : null,
    now: ctx.now,
  }
}

/** A missing or foreign pass leads to the page that asks for number and contact. */
export async function orAskProof<T>(request: Request, number: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'notFound') throw error
    const query = new URLSearchParams({ number: number.slice(0, 40) })
    throw redirect(publicHref(`/track?${query}`, placeOf(new URL(request.url))))
  }
}

const doneKeys = [
  'ticket.sent',
  'ticket.nudged',
  'ticket.withdrawn',
  'ticket.withdrawalUndone',
  'ticket.reopened',
  'ticket.rated',
  'ticket.ratedLow',
  'ticket.followUp',
] as const
const isDone = (key: string): key is (typeof doneKeys)[number] => doneKeys.some((known) => known === key)

function pageOf(ticket: OwnTicket, place: Place): Omit<OwnTicketPage, 'formKey' | 'done' | 'now'> {
  const t = translator(place.language)
  const { step, by } = ticket.next
  const filesOf = (messageId: string | null) =>
    ticket.files
      .filter((file) => file.messageId === messageId)
      .map(({ id, name, bytes }) => ({
        id,
        name,
        size: bytes,
        href: publicHref(`/tickets/${ticket.number}/files/${id}`, place),
      }))
  return {
    number: ticket.number,
    subject: ticket.subject,
    state: ticket.state,
    next: step === 'rate' ? 'rate' : step === 'rectification' ? 'rectified' : null,
    createdAt: ticket.createdAt,
    due: by ? { kind: step === 'resolution' ? 'resolution' : 'answer', at: by } : null,
    promises: ticket.promises.map(({ id, text, dueAt, keptAt }) => ({
      id,
      what: text,
      who: ticket.department,
      dueAt,
      keptAt,
    })),
    incident: ticket.incident ? briefOf(ticket.incident) : null,
    messages: ticket.messages.map(({ id, author, body, html, createdAt }) => ({
      id,
      at: createdAt,
      author: t(authors[author]),
      side: author === 'staff' ? ('desk' as const) : author,
      visibility: 'public' as const,
      body,
      html,
      files: filesOf(id),
    })),
    events: ticket.timeline.flatMap(({ at, action, reason }, index) => {
      const key = `progress.${action}`
      return isKey(key) ? [{ id: String(index), at, title: t(key), body: reason }] : []
    }),
    details: detailsOf(t, ticket),
    files: filesOf(null),
    may: ticket.can,
    nextNudgeAt: ticket.nextNudgeAt,
    undoableUntil: ticket.undoableUntil,
    isUnproven: ticket.isUnproven,
    rating: ticket.survey && ticket.can.rate ? { given: givenIn(ticket.survey.answer) } : null,
  }
}

const authors = { reporter: 'conversation.you', staff: 'ticket.desk', system: 'conversation.system' } as const

function detailsOf(t: Translate, { invoice, description, department }: OwnTicket): OwnTicketPage['details'] {
  const kind = `invoiceKind.${invoice?.kind ?? ''}`
  return [
    { label: t('report.invoiceKind'), value: isKey(kind) ? t(kind) : null },
    { label: t('report.number'), value: invoice?.number ?? null },
    { label: t('report.code'), value: invoice?.code ?? null },
    { label: t('report.issuedOn'), value: invoice?.issuedOn ?? null },
    { label: t('report.amount.any'), value: invoice?.amount ?? null },
    { label: t('ticket.description'), value: description },
    { label: t('ticket.department'), value: department },
  ]
}

type Answer = NonNullable<OwnTicket['survey']>['answer']

export const givenIn = (answer: Answer) => ({
  solved: answer?.solved ?? null,
  level: answer?.level ?? null,
  aspects: answer?.aspects ?? {},
  comment: answer?.comment ?? '',
})
