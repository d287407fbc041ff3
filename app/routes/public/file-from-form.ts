import type { AppLoadContext } from '@remix-run/node'
import { checkConsent } from '#app/domain/contacts/privacy/check-consent.ts'
import { checkUploads, type CheckedUpload } from '#app/domain/desk/tickets/attach-files.ts'
import { DomainError, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { fileOnce } from '#app/domain/intake/reports/file-once.ts'
import { parseReport, type ParsedReport } from '#app/domain/intake/reports/report.ts'
import { fieldWords, refusalInWords } from '#app/http/forms/field-words.ts'
import { textOf, uploadsOf } from '#app/http/forms/fields.ts'
import { isMendable, returnedBy } from '#app/http/forms/returned.ts'
import { keyOf, sentForm } from '#app/http/forms/sent-form.ts'
import { grantPass } from '#app/http/reporter.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { normalForm } from '#app/routes/public/normal-form.ts'
import { inputOf, valuesOf } from '#app/routes/public/report-form.ts'
import { placeOf } from '#app/ui/page/public-href.ts'
import type { FormState } from '#app/ui/public/report/report-values.ts'

/** Filed: the number and the cookie that opens it; neither where the contact has this report open already (R5). */
type Filed = { number: string | null; cookie: string | null }
/** Not filed: the errors and warnings, and the key of the form that comes back. */
type NotFiled = { form: FormState; formKey: string }

/** Files the report of a form, or gives it back. */
export async function fileFromForm(
  request: Request,
  form: FormData,
  from: AppLoadContext,
): Promise<Filed | NotFiled> {
  const ctx = visitor(from)
  const t = translator(placeOf(new URL(request.url)).language)
  const values = valuesOf(form)
  const joins = textOf(form, 'incident') !== ''
  const input = joins
    ? { symptom: 'not_found', description: t('join.description'), ...inputOf(form) }
    : inputOf(form)

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
  const given = await uploadsOf(form)
  const uploads: CheckedUpload[] | null = or(() => checkUploads(given))
  const consent = await checkConsent(ctx, {
    agreed: form.get('consent') === 'yes',
    version: textOf(form, 'privacyVersion'),
  })
  errors.push(...consent.findings.map((finding) => fieldWords(t, finding)))

  const warnings = (parsed?.findings ?? [])
    .filter(({ level }) => level === 'warn')
    .map(({ rule, field }) => fieldWords(t, { field: `invoice.${field}`, message: `finding.${rule}` }))
  const confirmed = warnings.length === 0 || form.get('confirm') === 'yes'
  if (!confirmed && form.has('asked')) errors.push(fieldWords(t, { field: 'confirm', message: 'required' }))
  // What was typed stays; a tick under another version of the notice does not.
  const read = { ...values, ...normalForm(values, ctx.now) }
  const kept = consent.isOutdated ? { ...read, consent: undefined } : read
  if (!parsed || !uploads || !confirmed || errors.length > 0)
    return { form: { values: kept, errors: inOrderOfForm(errors), warnings }, formKey: keyOf(form) }

  try {
    const filed = await fileOnce(ctx, {
      report: parsed.report,
      uploads,
      sent: await sentForm(request, form, 'visitor'),
      agreedTo: consent.version,
    })
    if (filed.duplicate) return { number: null, cookie: null }
    return { number: filed.number, cookie: await grantPass(filed, 'filing') }
  } catch (error) {
    const { returned } = returnedBy(error, { request, form }, { t, mends: ['tooMany'] })
    const isTooOften = error instanceof DomainError && error.kind === 'tooMany'
    const tooOften = { field: 'description', message: t('refusal.reportedTooOften') }
    // The notice may change in the very moment between the look above and the filing.
    const isUnticked = returned.errors.some(({ field }) => field === 'consent')
    return {
      form: {
        values: isUnticked ? { ...values, consent: undefined } : values,
        errors: isTooOften ? [tooOften] : returned.errors,
        warnings,
      },
      formKey: returned.formKey,
    }
  }
}

/** Names of the form's fields, or of groups of them, from top to bottom. */
const fieldOrder = ['kind', 'invoice', 'symptom', 'lookup', 'description', 'reporterType', 'contact', 'files']

/** The summary above the form leads to its fields in the order in which they stand; the consent and other fields last. */
function inOrderOfForm(errors: readonly FieldError[]): FieldError[] {
  const place = ({ field }: FieldError) => {
    const index = fieldOrder.indexOf(field.split('.')[0] ?? '')
    return index < 0 ? fieldOrder.length : index
  }
  return errors.toSorted((a, b) => place(a) - place(b))
}
