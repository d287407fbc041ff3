import { AnswersOfCheck } from '#app/ui/public/report/answers-of-check.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { ContactSection } from '#app/ui/public/report/contact-section.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import type { AskedConsent } from '#app/ui/public/consent/consent-field.tsx'
import { reportFormId, WarningSummary } from '#app/ui/public/report/warning-summary.tsx'
import { SendSection } from '#app/ui/public/report/send-section.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/public/report/report.module.css'

type JoinViewProps = {
  incident: { number: string; title: TranslatedText }
  form: FormState
  formKey: string
  privacy: AskedConsent
}

/** "I have this too": one step, a contact, and the report joins the incident. */
export function JoinView({ incident, form, formKey, privacy }: JoinViewProps) {
  const t = useT()
  const href = usePublicHref()
  const lang = useTextLang(incident.title)
  return (
    <Page narrow>
      <PageHead title={t('join.title')} lead={t('join.lead')} />
      <ErrorSummary errors={form.errors} />
      <WarningSummary form={form} />
      <Notice tone="partial" title={<span lang={lang}>{incident.title.text}</span>} />
      <form
        id={reportFormId}
        method="post"
        action={href('/report')}
        encType="multipart/form-data"
        noValidate
        className={styles.form}
      >
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="kind" value="missing_invoice" />
        <input type="hidden" name="incident" value={incident.number} />
        <AnswersOfCheck form={form} />
        <ContactSection form={form} short />
        <Fieldset title={t('report.section.invoice')}>
          <TextInput
            {...fieldOf(form, 'invoice.number')}
            label={t('join.invoice')}
            width={20}
            mono
            inputMode="numeric"
            autoComplete="off"
            optional
          />
        </Fieldset>
        <SendSection form={form} label={t('join.submit')} privacy={privacy} />
      </form>
    </Page>
  )
}
