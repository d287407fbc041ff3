import { Form, useNavigation } from '@remix-run/react'
import type { Component } from '#app/domain/incidents/incident.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { findings, refusal, type Returned } from '#app/ui/desk/incidents/returned.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

export const componentNames = [
  'lookup',
  'verification',
  'data_sync',
  'portal',
  'notifications',
] as const satisfies readonly Component[]

const fields = {
  'title.zh-CN': 'title',
  'title.en': 'titleEn',
  'workaround.zh-CN': 'workaround',
  'workaround.en': 'workaroundEn',
}

/** What is broken, how badly, for whom, and what people can do meanwhile. The public sees nothing yet. */
export function DeclareView({ tickets, returned }: { tickets: string[]; returned?: Returned }) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const errors = findings(t, returned, fields)
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
      <Form method="post" className={styles.form}>
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
        <RadioRows
          name="components"
          label={t('declare.components')}
          hint={t('declare.componentsHint')}
          look="inline"
          multiple
          choices={componentNames.map((value) => ({ value, label: t(`component.${value}`) }))}
        />
        <TextInput
          {...given('regions')}
          label={t('declare.regions')}
          hint={t('declare.regionsHint')}
          width="full"
          optional
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
      </Form>
    </DeskPage>
  )
}
