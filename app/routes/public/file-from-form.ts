import type { AppLoadContext } from '@remix-run/node'
import { checkUploads, type CheckedUpload } from '#app/domain/files/attach.ts'
import { DomainError } from '#app/domain/errors.ts'
import { noticeForForm } from '#app/domain/privacy/show.ts'
import { fileOnce } from '#app/domain/reports/file-once.ts'
import { parseReport, type ParsedReport } from '#app/domain/reports/report.ts'
import { grantPass } from '#app/http/reporter.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { fieldWords, refusedFields } from '#app/routes/public/field-words.ts'
import { formKeyOf, textOf, uploadsOf } from '#app/routes/public/read-form.ts'
import { inputOf, valuesOf } from '#app/routes/public/report-form.ts'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import type { FormState } from '#app/ui/public/report/report-values.ts'

/** Filed: the number and the cookie that opens it; neither where the contact has this report open already (R5). */
type Filed = { number: string | null; cookie: string | null }

/** Files the report of a form, or gives it back with what is wrong or to be looked at again. */
export async function fileFromForm(
  form: FormData,
  language: Language,
  from: AppLoadContext,
): Promise<Filed | FormState> {
  const ctx = visitor(from)
  const t = translator(language)
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
      errors.push(...refusedFields(t, error))
      return null
    }
  }
  const parsed: ParsedReport | null = or(() => parseReport(input, ctx.now))
  const given = await uploadsOf(form)
  const uploads: CheckedUpload[] | null = or(() => checkUploads(given))
  const notice = await noticeForForm(ctx)
  // Agreed to another version than the one in force: what was typed stays, the tick does not.
  const agreed = form.get('consent') === 'yes'
  const outdated = agreed && notice !== null && textOf(form, 'privacyVersion') !== String(notice.version)
  if (!agreed) errors.push(fieldWords(t, { field: 'consent', message: 'required' }))
  if (outdated) errors.push(fieldWords(t, { field: 'consent', message: 'privacy_changed' }))

  const warnings = (parsed?.findings ?? [])
    .filter(({ level }) => level === 'warn')
    .map(({ rule, field }) => fieldWords(t, { field: `invoice.${field}`, message: `finding.${rule}` }))
  const confirmed = warnings.length === 0 || form.get('confirm') === 'yes'
  if (!confirmed && form.has('asked')) errors.push(fieldWords(t, { field: 'confirm', message: 'required' }))
  if (!parsed || !uploads || !confirmed || errors.length > 0)
    return { values: outdated ? { ...values, consent: undefined } : values, errors, warnings }

  const sent = {
    report: parsed.report,
    uploads,
    formKey: formKeyOf(form),
    agreedTo: notice?.version,
  }
  try {
    const filed = await fileOnce(ctx, sent)
    if (filed.duplicate) return { number: null, cookie: null }
    return { number: filed.number, cookie: await grantPass(filed) }
  } catch (error) {
    // Nothing typed is lost: it can be sent later.
    if (error instanceof DomainError && error.kind === 'tooMany') {
      return { values, errors: [{ field: 'description', message: t('refusal.reportedTooOften') }], warnings }
    }
    // The notice may change in the very moment between the look above and the filing.
    return { values: { ...values, consent: undefined }, errors: refusedFields(t, error), warnings }
  }
}
