import { symptoms } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

export const appliesLabels = {
  symptoms: 'applies.symptoms',
  invoiceKinds: 'applies.kinds',
  issuedFrom: 'applies.issuedFrom',
  issuedUntil: 'applies.issuedUntil',
} as const

type AppliesFieldsProps = {
  given: (name: string) => { name: string; defaultValue?: string | undefined; error: string | undefined }
  kinds: readonly string[]
  chosenSymptoms: readonly string[]
}

/** To whom the incident is offered: the invoices and symptoms it may be behind. */
export function AppliesFields({ given, kinds, chosenSymptoms }: AppliesFieldsProps) {
  const t = useT()
  return (
    <fieldset className={styles.form}>
      <legend>{t('applies.title')}</legend>
      <p>{t('applies.hint')}</p>
      <RadioRows
        name="symptoms"
        label={t('applies.symptoms')}
        hint={t('applies.symptomsHint')}
        look="inline"
        multiple
        defaultValues={[...chosenSymptoms]}
        choices={symptoms.map((value) => ({ value, label: t(`symptom.${value}`) }))}
      />
      <RadioRows
        name="invoiceKinds"
        label={t('applies.kinds')}
        look="inline"
        multiple
        defaultValues={[...kinds]}
        choices={invoiceKinds.map((value) => ({ value, label: t(`invoiceKind.${value}`) }))}
      />
      <div className={styles.pair}>
        <TextInput {...given('issuedFrom')} label={t('applies.issuedFrom')} type="date" width={20} optional />
        <TextInput
          {...given('issuedUntil')}
          label={t('applies.issuedUntil')}
          type="date"
          width={20}
          optional
        />
      </div>
    </fieldset>
  )
}
