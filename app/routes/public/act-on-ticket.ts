import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { Context } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { requireReporter } from '#app/http/reporter.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'
import { fieldWords } from '#app/routes/public/field-words.ts'
import { orAskProof } from '#app/routes/public/own-ticket.ts'
import { readForm } from '#app/routes/public/read-form.ts'
import type { RefusedAction } from '#app/routes/public/ticket-page.tsx'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'

/** Which word is said on the page afterwards, where to, and the number of a follow-up if one was made. */
export type Done = { done: string; hash?: string; as?: string | null }

/**
 * One action of the reporter on their ticket: proof, verb, and back to the page. A refusal shows the page again with
 * what was typed and why.
 */
export async function actOnTicket(
  { request, params }: ActionFunctionArgs,
  act: (ctx: Context, form: FormData) => Promise<Done>,
) {
  const number = params.number ?? ''
  const place = placeOf(new URL(request.url))
  const ctx = await orAskProof(request, number, () => requireReporter(request, number))
  const form = await readForm(request)
  try {
    const { done, hash, as } = await act(ctx, form)
    const query = new URLSearchParams({ done, ...(as ? { as } : {}) })
    return redirect(publicHref(`/tickets/${number}?${query}${hash ? `#${hash}` : ''}`, place))
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'notFound') throw error
    return data(refusedBy(error, form, place.language), { status: error.status })
  }
}

function refusedBy(
  error: DomainError,
  form: FormData,
  language: Parameters<typeof translator>[0],
): RefusedAction {
  const t = translator(language)
  const key = [`refusal.${error.reason}`, `refusal.${error.kind}`].find(isKey)
  return {
    values: Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    errors: error.fields.map((found) => fieldWords(t, found)),
    problem: error.fields.length > 0 || !key ? null : t(key),
  }
}
