import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { formatMoment } from '#app/i18n/format.ts'
import { AppliesFields } from '#app/ui/desk/incidents/applies-fields.tsx'
import type { Given } from '#app/ui/desk/incidents/amend-props.ts'
import { components as componentNames } from '#app/domain/ground/vocabulary/components.ts'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

type AmendFactsProps = {
  incident: Incident
  given: Given
  severity: string
  chosen: { components: readonly string[]; invoiceKinds: readonly string[]; symptoms: readonly string[] }
  now: Date
}

/** What the incident is, whom it touches, and how many that are by estimate. */
export function AmendFacts({ incident, given, severity, chosen, now }: AmendFactsProps) {
  const t = useT()
  const language = useLanguage()
  const { estimate } = incident
  return (
    <>
      <TextInput
        {...given('title')}
        label={t('declare.name')}
        hint={t('declare.nameHint')}
        width="full"
        maxLength={120}
        required
      />
      <div className={styles.pair}>
        <TextInput {...given('titleEn')} label={t('declare.nameEn')} width="full" maxLength={120} optional />
        <TextInput {...given('titleTw')} label={t('amend.nameTw')} width="full" maxLength={120} optional />
      </div>
      <RadioRows
        name="severity"
        label={t('incidents.severity')}
        defaultValue={severity}
        look="inline"
        choices={(['1', '2', '3', '4'] as const).map((value) => ({
          value,
          label: t('room.severity', { level: value, word: t(`severity.${value}`) }),
        }))}
      />
      <RadioRows
        name="components"
        label={t('declare.components')}
        hint={t('declare.componentsHint')}
        look="inline"
        multiple
        defaultValues={[...chosen.components]}
        choices={componentNames.map((value) => ({ value, label: t(`component.${value}`) }))}
      />
      <div className={styles.pair}>
        <TextInput
          {...given('regions')}
          label={t('declare.regions')}
          hint={t('declare.regionsHint')}
          width="full"
          optional
        />
        <TextInput
          {...given('dependencies')}
          label={t('amended.dependencies')}
          hint={t('amend.dependenciesHint')}
          width="full"
          optional
        />
      </div>
      <AppliesFields given={given} kinds={chosen.invoiceKinds} chosenSymptoms={chosen.symptoms} />
      <TextArea
        {...given('description')}
        label={t('declare.description')}
        hint={t('declare.descriptionHint')}
        rows={4}
        required
      />
      <fieldset className={styles.form}>
        <legend>{t('amended.estimate')}</legend>
        <div className={styles.pair}>
          <TextInput
            {...given('estimateTaxpayers')}
            label={t('amend.taxpayers')}
            type="number"
            min={0}
            width={12}
            optional
          />
          <TextInput
            {...given('estimateInvoices')}
            label={t('amend.invoices')}
            type="number"
            min={0}
            width={12}
            optional
          />
        </div>
        <TextInput
          {...given('estimateAt')}
          label={t('amend.estimateAt')}
          hint={
            estimate
              ? t('amend.estimateAtKnown', { moment: formatMoment(estimate.at, now, language) })
              : t('amend.estimateAtHint')
          }
          type="datetime-local"
          width={20}
          optional
        />
      </fieldset>
    </>
  )
}
