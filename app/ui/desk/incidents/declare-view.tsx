import { useNavigation } from '@remix-run/react'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { AppliesFields, appliesLabels } from '#app/ui/desk/incidents/applies-fields.tsx'
import { findings, refusal, type Labels } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import type { TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import styles from '#app/ui/desk/incidents/forms.module.css'

const fields = {
  'title.zh-CN': 'title',
  'title.en': 'titleEn',
  'workaround.zh-CN': 'workaround',
  'workaround.en': 'workaroundEn',
}

const labels: Labels = {
  title: 'declare.name',
  titleEn: 'declare.nameEn',
  severity: 'incidents.severity',
  plan: 'declare.plan',
  components: 'declare.components',
  regions: 'declare.regions',
  ...appliesLabels,
  description: 'declare.description',
  workaround: 'declare.workaround',
  workaroundEn: 'declare.workaroundEn',
  tickets: 'declare.tickets',
}

type DeclareProps = {
  tickets: string[]
  /** The usual one first. */
  plans: Array<{ key: string; name: TranslatedText }>
  returned?: Returned
}

/** What is broken, how badly, for whom, and what people can do meanwhile. The public sees nothing yet. */
export function DeclareView({ tickets, plans, returned }: DeclareProps) {
  const t = useT()
  const language = useLanguage()
  const busy = useNavigation().state === 'submitting'
  const errors = findings(t, returned, labels, fields)
  const refused = refusal(t, returned)
  const given = (name: string) => ({
    name,
    defaultValue: returned?.values[name],
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <DeskPage title={t('declare.title')} lead={t('declare.lead')} narrow>
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      <DeskForm className={styles.form}>
        <TextInput
          {...given('title')}
          label={t('declare.name')}
          hint={t('declare.nameHint')}
          width="full"
          maxLength={120}
          required
        />
        <TextInput {...given('titleEn')} label={t('declare.nameEn')} width="full" maxLength={120} optional />
        <RadioRows
          name="severity"
          label={t('incidents.severity')}
          defaultValue={returned?.values.severity ?? '2'}
          look="inline"
          choices={(['1', '2', '3', '4'] as const).map((value) => ({
            value,
            label: t('room.severity', { level: value, word: t(`severity.${value}`) }),
          }))}
        />
        {plans.length > 1 || errors.some(({ field }) => field === 'plan') ? (
          <Select
            {...given('plan')}
            label={t('declare.plan')}
            hint={t('declare.planHint')}
            choices={plans.map(({ key, name }) => ({
              value: key,
              label: name.text,
              ...(name.language === language ? {} : { lang: name.language }),
            }))}
          />
        ) : null}
        <RadioRows
          name="components"
          label={t('declare.components')}
          hint={t('declare.componentsHint')}
          look="inline"
          multiple
          defaultValues={returned?.lists.components}
          choices={components.map((value) => ({ value, label: t(`component.${value}`) }))}
        />
        <TextInput
          {...given('regions')}
          label={t('declare.regions')}
          hint={t('declare.regionsHint')}
          width="full"
          optional
        />
        <AppliesFields
          given={given}
          kinds={returned?.lists.invoiceKinds ?? []}
          chosenSymptoms={returned?.lists.symptoms ?? []}
        />
        <TextArea
          {...given('description')}
          label={t('declare.description')}
          hint={t('declare.descriptionHint')}
          rows={4}
          required
        />
        <div className={styles.pair}>
          <TextArea
            {...given('workaround')}
            label={t('declare.workaround')}
            hint={t('declare.workaroundHint')}
            rows={4}
            optional
          />
          <TextArea
            {...given('workaroundEn')}
            label={t('declare.workaroundEn')}
            hint={t('declare.enHint')}
            rows={4}
            optional
          />
        </div>
        <TextArea
          {...given('tickets')}
          defaultValue={returned?.values.tickets ?? tickets.join('\n')}
          label={t('declare.tickets')}
          hint={t('declare.ticketsHint', { count: tickets.length })}
          rows={Math.min(8, Math.max(2, tickets.length))}
          optional
        />
        <Checkbox
          name="drill"
          label={t('declare.drill')}
          hint={t('declare.drillHint')}
          defaultChecked={returned?.values.drill === 'yes'}
        />
        <Button icon="alert" disabled={busy}>
          {t('declare.submit')}
        </Button>
      </DeskForm>
    </DeskPage>
  )
}
