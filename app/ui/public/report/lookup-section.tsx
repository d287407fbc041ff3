import { symptoms } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'

const places = ['national_site', 'e_tax_bureau', 'app', 'company_system', 'other'] as const
const answers = ['yes', 'no', 'unknown'] as const

/** How it was looked up; what we can know is filled in and may be changed. */
export function LookupSection({ form }: { form: FormState }) {
  const t = useT()
  return (
    <Fieldset id="lookup" title={t('report.section.lookup')}>
      <RadioRows
        {...fieldOf(form, 'symptom')}
        label={t('report.symptom')}
        choices={symptoms.map((symptom) => ({
          value: symptom,
          label: t(`symptom.${symptom}`),
          explanation:
            symptom === 'not_found' || symptom === 'mismatch' ? t(`symptom.${symptom}.text`) : undefined,
        }))}
      />
      <TextInput
        {...fieldOf(form, 'lookup.exactMessage')}
        label={t('report.exactMessage')}
        hint={t('report.exactMessageHint')}
        width="full"
        optional
      />
      <RadioRows
        {...fieldOf(form, 'lookup.foundBefore')}
        label={t('report.foundBefore')}
        look="inline"
        optional
        choices={answers.map((answer) => ({ value: answer, label: t(`foundBefore.${answer}`) }))}
      />
      <TextInput
        {...fieldOf(form, 'lookup.lookedUpAt')}
        label={t('report.lookedUpAt')}
        type="datetime-local"
        width={20}
        optional
      />
      <Select
        {...fieldOf(form, 'lookup.through')}
        label={t('report.through')}
        blank
        optional
        choices={places.map((place) => ({ value: place, label: t(`through.${place}`) }))}
      />
      <TextArea
        {...fieldOf(form, 'lookup.steps')}
        label={t('report.steps')}
        hint={t('report.stepsHint')}
        rows={3}
        optional
      />
      <TextInput
        {...fieldOf(form, 'lookup.browser')}
        label={t('report.browser')}
        hint={t('report.browserHint')}
        width="full"
        optional
      />
    </Fieldset>
  )
}
