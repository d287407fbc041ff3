import { Form, useNavigation } from '@remix-run/react'
import { isKey } from '#app/i18n/catalogue.ts'
import { endonyms, languages } from '#app/i18n/language.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { CallInvoice } from '#app/ui/desk/intake/call-invoice.tsx'
import { kindNames, reporterTypes, symptomNames } from '#app/ui/desk/intake/choices.ts'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/desk/intake/intake.module.css'

type IntakeViewProps = {
  formKey: string
  filed: string | null
  returned?: { values: Record<string, string>; errors: FieldError[] }
}

/** Typed while on the phone: one column, in the order of the call. */
export function IntakeView({ formKey, filed, returned }: IntakeViewProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const values = returned?.values ?? {}
  const errors = (returned?.errors ?? []).map(({ field, message }) => {
    const key = [`field.${message}`, message].find(isKey)
    return { field, message: key && isKey(key) ? t(key) : t('refusal.invalid') }
  })
  const given = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <DeskPage title={t('intake.title')} lead={t('intake.lead')} narrow>
      {filed ? (
        <Notice tone="ok" live title={t('intake.filed')}>
          <GroupedNumber value={filed} large />
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      <Form method="post" className={styles.form}>
        <input type="hidden" name="formKey" value={values.formKey || formKey} />
        <Fieldset title={t('intake.caller')}>
          <div className={styles.row}>
            <TextInput
              {...given('contact.mobile')}
              label={t('contact.mobile')}
              inputMode="tel"
              width={20}
              mono
            />
            <TextInput
              {...given('contact.email')}
              label={t('contact.email')}
              type="email"
              width={20}
              optional
            />
            <TextInput {...given('contact.name')} label={t('contact.name')} width={12} optional />
            <Select
              {...given('reporterType')}
              label={t('contact.type')}
              blank
              width={12}
              choices={reporterTypes.map((value) => ({ value, label: t(`reporter.${value}`) }))}
            />
            <Select
              {...given('contact.language')}
              label={t('contact.language')}
              width={8}
              choices={languages.map((value) => ({ value, label: endonyms[value], lang: value }))}
            />
          </div>
        </Fieldset>
        <Fieldset title={t('intake.matter')}>
          <div className={styles.row}>
            <Select
              {...given('kind')}
              label={t('intake.kind')}
              width={20}
              choices={kindNames.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Select
              {...given('symptom')}
              label={t('intake.symptom')}
              blank
              width={20}
              choices={symptomNames.map((value) => ({ value, label: t(`symptom.${value}`) }))}
            />
          </div>
          <CallInvoice given={given} />
          <TextArea {...given('description')} label={t('intake.description')} rows={5} required />
        </Fieldset>
        <Button disabled={busy}>{t('intake.submit')}</Button>
      </Form>
    </DeskPage>
  )
}
