import type { AppLoadContext } from '@remix-run/node'
import { checkConsent } from '#app/domain/contacts/privacy/check-consent.ts'
import { DomainError, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { fileOnce } from '#app/domain/intake/reports/file-once.ts'
import { parseReport, type ParsedReport } from '#app/domain/intake/reports/report.ts'
import { fieldWords, refusalInWords } from '#app/http/forms/field-words.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { filesOfForm } from '#app/http/forms/form-files.ts'
import { inLanguage, isOnlyKept } from '#app/http/forms/kept-form.ts'
import { isMendable, returnedBy, waitOf } from '#app/http/forms/returned.ts'
import { keyOf, sentForm } from '#app/http/forms/sent-form.ts'
import { grantPass } from '#app/http/reporter.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { normalForm } from '#app/routes/public/normal-form.ts'
import { inputOf, valuesOf } from '#app/routes/public/report-form.ts'
import { placeOf } from '#app/ui/page/public-href.ts'
import type { FormState } from '#app/ui/public/report/report-values.ts'

/** Filed: the number and the cookie that opens it; neither where the contact has this report open already (R5). */
type Filed = { number: string | null; cookie: string | null }
/** Not filed: the errors and warnings, the key of the form that comes back, and whether it was to be filed at all. */
type NotFiled = { form: FormState; formKey: string; refused: boolean; answer: ResponseInit }

/** Files the report of a form, or gives it back. */
export async function fileFromForm(
  request: Request,
  form: FormData,
  from: AppLoadContext,
): Promise<Filed | NotFiled> {
  const ctx = visitor(from)
  const { language } = placeOf(new URL(request.url))
  const t = translator(language)
  const values = valuesOf(form)
  const joins = textOf(form, 'incident') !== ''
  const input = inputOf(form, joins ? { description: t('join.description') } : {})

  const errors: FieldError[] = []
  const or = <Read>(read: () => Read): Read | null => {
    try {
      return read()
    } catch (error) {
      if (!isMendable(error)) throw error
      errors.push(...refusalInWords(t, error, { values }))
      return null
    }
  }
  const parsed: ParsedReport | null = or(() => parseReport(input, ctx.now))
  const files = await filesOfForm(ctx, form, addressOf(from))
  errors.push(...files.errors.map((found) => fieldWords(t, found)))
  const consent = await checkConsent(ctx, {
    agreed: form.get('consent') === 'yes',
    version: textOf(form, 'privacyVersion'),
  })
  errors.push(...consent.findings.map((finding) => fieldWords(t, finding)))

  const again = async (
    shown: Omit<FormState, 'files'>,
    formKey = keyOf(form) || crypto.randomUUID(),
    answer: ResponseInit = { status: 422 },
  ): Promise<NotFiled> => ({
    form: { ...shown, files: await files.keep(formKey) },
    formKey,
    refused: true,
    answer,
  })

  const warnings = (parsed?.findings ?? [])
    .filter(({ level }) => level === 'warn')
    .map(({ rule, field }) => fieldWords(t, { field: `invoice.${field}`, message: `finding.${rule}` }))
  const confirmed = warnings.length === 0 || form.get('confirm') === 'yes'
  if (!confirmed && form.has('asked')) errors.push(fieldWords(t, { field: 'confirm', message: 'required' }))
  // What was typed stays; a tick under another version of the notice does not.
  const read = { ...values, ...normalForm(values, ctx.now) }
  const kept = consent.isOutdated ? { ...read, consent: undefined } : read
  if (isOnlyKept(form)) {
    const shown = inLanguage(kept, form, language)
    const ofFiles = errors.filter(({ field }) => field === 'files')
    return {
      ...(await again({ values: shown, errors: ofFiles, warnings: [] })),
      refused: false,
      answer: { status: 200 },
    }
  }
  if (!parsed || !confirmed || errors.length > 0)
    return again({
      values: kept,
      errors: inOrderOfForm(errors, joins ? joinOrder : fieldOrder),
      warnings,
    })

  try {
    const filed = await fileOnce(ctx, {
      report: parsed.report,
      uploads: files.uploads,
      sent: await sentForm(request, form, 'visitor'),
      agreedTo: consent.version,
    })
    await files.forget()
    if (filed.duplicate) return { number: null, cookie: null }
    return { number: filed.number, cookie: await grantPass(filed, 'filing') }
  } catch (error) {
    const { returned } = returnedBy(error, { request, form }, { t, mends: ['tooMany'] })
    const isTooOften = error instanceof DomainError && error.kind === 'tooMany'
    const tooOften = { field: 'description', message: t('refusal.reportedTooOften') }
    // The notice may change in the very moment between the look above and the filing.
    const isUnticked = returned.errors.some(({ field }) => field === 'consent')
    return again(
      {
        values: isUnticked ? { ...values, consent: undefined } : values,
        errors: isTooOften ? [tooOften] : returned.errors,
        warnings,
      },
      returned.formKey,
      isTooOften ? { status: error.status, headers: waitOf(error) } : { status: 422 },
    )
  }
}

/** Names of the form's fields, or of groups of them, from top to bottom. */
const fieldOrder = [
  ...['kind', 'invoice.kind', 'invoice.number', 'invoice.code', 'invoice.issuedOn', 'invoice.amount'],
  ...['invoice.checkCode', 'symptom', 'lookup.exactMessage', 'lookup.foundBefore', 'lookup.lookedUpAt'],
  ...['lookup.through', 'lookup.steps', 'lookup.browser', 'invoice', 'description', 'extra'],
  ...['contact.mobile', 'contact.email', 'contact.name', 'contact.notifyBy', 'reporterType', 'contact'],
  ...['files', 'confirm', 'consent'],
]
/** Who joins an incident gives a contact first. */
const joinOrder = ['contact', 'invoice', 'confirm', 'consent']

/** The summary above the form leads to its fields in the order in which they stand; what is of no field comes last. */
function inOrderOfForm(errors: readonly FieldError[], order: readonly string[]): FieldError[] {
  const place = ({ field }: FieldError) => {
    const exact = order.indexOf(field)
    const index = exact < 0 ? order.indexOf(field.split('.')[0] ?? '') : exact
    return index < 0 ? order.length : index
  }
  return errors.toSorted((a, b) => place(a) - place(b))
}
