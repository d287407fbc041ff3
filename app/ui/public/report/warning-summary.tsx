import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useT } from '#app/ui/language.tsx'
import type { FormState } from '#app/ui/public/report/report-values.ts'

/** The form of a report: a button outside it sends it by this id. */
export const reportFormId = 'report-form'

/** What is odd in a report, and a button that sends it all the same where nothing else is wrong. */
export function WarningSummary({ form }: { form: FormState }) {
  const t = useT()
  const isOnlyOdd = form.errors.every(({ field }) => field === 'confirm')
  return (
    <ErrorSummary errors={form.warnings} warning>
      {isOnlyOdd ? (
        <>
          <p>{t('report.confirmHint')}</p>
          {/* The first button of a form is what Enter in a field presses: that one confirms nothing. */}
          <button type="submit" form={reportFormId} hidden />
          <div>
            <Button form={reportFormId} name="confirm" value="yes" icon="send">
              {t('report.confirmSend')}
            </Button>
          </div>
        </>
      ) : null}
    </ErrorSummary>
  )
}
