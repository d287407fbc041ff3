import { data } from '@remix-run/node'
import { DomainError, type FieldError, type RefusalKind } from '#app/domain/ground/errors/errors.ts'
import type { Change } from '#app/domain/ground/errors/stale.ts'
import { fieldWords, refusalInWords } from '#app/http/forms/field-words.ts'
import { listsOf, valuesOf } from '#app/http/forms/fields.ts'
import { noFiles, type FormFiles, type ListedFiles } from '#app/http/forms/form-files.ts'
import { inLanguage, isOnlyKept } from '#app/http/forms/kept-form.ts'
import { keyOf } from '#app/http/forms/sent-form.ts'
import type { Translate } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'

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
  /** The files that it kept. */
  files: ListedFiles
}

type Sent = { request: Request; form: FormData }
type How = {
  /** Kinds of refusal that the person can mend or wait for here, besides conflict and invalid. */
  mends?: readonly RefusalKind[]
  /** The errors come in these words; without, as the codes that the desk has words for. */
  t?: Translate
  /** The field beside which it is said that there were too many tries, where `tooMany` is mended in words. */
  tooManyAt?: string
  /** The files of the form: those that may be taken are kept while it comes back. */
  files?: FormFiles | undefined
}

/**
 * Does the work of a form. A refusal that the person can mend answers with its status and everything that was sent; any
 * other is thrown on, for the error page.
 */
export async function orReturned<Answer>(sent: Sent, work: () => Promise<Answer>, how: How = {}) {
  const withFiles = async (returned: Returned): Promise<Returned> => ({
    ...returned,
    files: how.files ? await how.files.keep(returned.formKey) : noFiles,
  })
  if ((how.t || how.files) && isOnlyKept(sent.form)) return data(await withFiles(keptForm(sent, how)))
  try {
    return await work()
  } catch (error) {
    const { returned, status } = returnedBy(error, sent, how)
    return data(await withFiles(returned), { status, headers: waitOf(error) })
  }
}

/** The form as it was sent, with nothing said but which of its files may not be taken. */
function keptForm({ request, form }: Sent, { t, files }: How): Returned {
  const again = sentAgain({ request, form })
  return {
    ...again,
    values: inLanguage(again.values, form, languageOf(again.at)),
    reason: '',
    errors: (files?.errors ?? []).map((found) => (t ? fieldWords(t, found) : found)),
    formKey: keyOf(form) || crypto.randomUUID(),
  }
}

const sentAgain = ({ request, form }: Sent) => ({
  at: new URL(request.url).pathname,
  values: valuesOf(form),
  lists: listsOf(form),
  changes: [],
  files: noFiles,
})

/** How long to wait, for programs that send forms. */
export function waitOf(error: unknown): HeadersInit {
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
  const again = sentAgain({ request, form })
  const returned = {
    ...again,
    reason,
    errors: t ? refusalInWords(t, error, { tooManyAt, values: again.values }) : [...fields],
    changes: Array.isArray(details.changes) ? details.changes : [],
    // The first words have arrived under the old key; other words are another form, once the person says so.
    formKey: reason === 'form.other_words' ? crypto.randomUUID() : keyOf(form) || crypto.randomUUID(),
  }
  return { returned, status }
}

export const isMendable = (error: unknown, mends: readonly RefusalKind[] = []): error is DomainError =>
  error instanceof DomainError && ['conflict', 'invalid', ...mends].includes(error.kind)
