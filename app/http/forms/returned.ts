import { data } from '@remix-run/node'
import { DomainError, type FieldError, type RefusalKind } from '#app/domain/ground/errors/errors.ts'
import type { Change } from '#app/domain/ground/errors/stale.ts'
import { refusalInWords } from '#app/http/forms/field-words.ts'
import { listsOf, valuesOf } from '#app/http/forms/fields.ts'
import { keyOf } from '#app/http/forms/sent-form.ts'
import type { Translate } from '#app/i18n/catalogue.ts'

/** A form that was refused, as the page shows it again. */
export type Returned = {
  /** The path it was sent to: a page with several forms knows its own by it. */
  at: string
  /** What was typed, by field; of a field that was sent several times, the last. */
  values: Record<string, string>
  /** The same, with every value of a field. */
  lists: Record<string, string[]>
  /** A key of the errors catalogue, said where no field is to blame. */
  reason: string
  errors: FieldError[]
  /** What has changed since the page was shown, where that is why. */
  changes: Change[]
  /** The key of the form that stands there again. */
  formKey: string
}

type Sent = { request: Request; form: FormData }
type How = {
  /** Kinds of refusal that the person can mend or wait for here, besides conflict and invalid. */
  mends?: readonly RefusalKind[]
  /** The errors come in these words; without, as the codes that the desk has words for. */
  t?: Translate
  /** The field beside which it is said that there were too many tries, where `tooMany` is mended in words. */
  tooManyAt?: string
}

/**
 * Does the work of a form. A refusal that the person can mend answers with its status and everything that was sent; any
 * other is thrown on, for the error page.
 */
export async function orReturned<Answer>(sent: Sent, work: () => Promise<Answer>, how: How = {}) {
  try {
    return await work()
  } catch (error) {
    const { returned, status } = returnedBy(error, sent, how)
    return data(returned, { status, headers: waitOf(error) })
  }
}

/** How long to wait, for programs that send forms. */
function waitOf(error: unknown): HeadersInit {
  const seconds = error instanceof DomainError ? error.details.retryAfterSeconds : undefined
  return typeof seconds === 'number' ? { 'Retry-After': String(seconds) } : {}
}

/** The same where the page needs more beside the form. Throws on what can't be mended. */
export function returnedBy(
  error: unknown,
  { request, form }: Sent,
  { mends = [], t, tooManyAt }: How = {},
): { returned: Returned; status: number } {
  if (!isMendable(error, mends)) throw error
  const { reason, fields, details, status } = error
  const values = valuesOf(form)
  const returned = {
    at: new URL(request.url).pathname,
    values,
    lists: listsOf(form),
    reason,
    errors: t ? refusalInWords(t, error, { tooManyAt, values }) : [...fields],
    changes: Array.isArray(details.changes) ? details.changes : [],
    // The first words have arrived under the old key; other words are another form, once the person says so.
    formKey: reason === 'form.other_words' ? crypto.randomUUID() : keyOf(form) || crypto.randomUUID(),
  }
  return { returned, status }
}

export const isMendable = (error: unknown, mends: readonly RefusalKind[] = []): error is DomainError =>
  error instanceof DomainError && ['conflict', 'invalid', ...mends].includes(error.kind)
