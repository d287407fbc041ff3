import type { FormState } from '#app/ui/public/report/report-values.ts'

/** What the self-check was told before, so that the report goes where its cause is worked on. */
export const AnswersOfCheck = ({ form: { values } }: { form: FormState }) =>
  values.check ? <input type="hidden" name="check" value={values.check} /> : null
