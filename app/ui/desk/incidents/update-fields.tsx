import type { IncidentStatus, ComponentState } from '#app/domain/incidents/incident.ts'
import { componentNames } from '#app/ui/desk/incidents/declare-view.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

const statuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
] as const satisfies readonly IncidentStatus[]
const states = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
] as const satisfies readonly ComponentState[]

export type UpdateFieldsProps = {
  values: Record<string, string>
  errors: FieldError[]
  /** After recovery only the post-mortem is left to write. */
  over: boolean
  impact: Record<string, string>
}

/** The words of an update and what goes with them. */
export function UpdateFields({ values, errors, over, impact }: UpdateFieldsProps) {
  const t = useT()
  const given = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <>
      <Select
        {...given('status')}
        label={t('update.status')}
        width={20}
        choices={(over ? (['postmortem'] as const) : statuses).map((value) => ({
          value,
          label: t(`status.${value}`),
        }))}
      />
      <TextArea
        {...given('body')}
        label={t('update.body')}
        hint={t('update.bodyHint')}
        rows={6}
        required
        lang="zh-CN"
      />
      <TextArea
        {...given('bodyEn')}
        label={t('update.bodyEn')}
        hint={t('update.bodyEnHint')}
        rows={4}
        optional
        lang="en"
      />
      {over ? null : (
        <>
          <TextInput
            {...given('nextUpdateAt')}
            type="datetime-local"
            label={t('update.next')}
            hint={t('update.nextHint')}
            width={20}
            optional
          />
          <fieldset>
            <legend>{t('update.impact')}</legend>
            <div className={styles.impact}>
              {componentNames.map((component) => (
                <Select
                  key={component}
                  name={`component.${component}`}
                  label={t(`component.${component}`)}
                  defaultValue={values[`component.${component}`] ?? ''}
                  width="full"
                  blank={impact[component] ? t('update.unchanged') : t('update.untouched')}
                  choices={states.map((value) => ({ value, label: t(`componentState.${value}`) }))}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      <Checkbox
        name="notify"
        label={t('update.notify')}
        hint={t('update.notifyHint')}
        defaultChecked={values.status === undefined || values.notify === 'yes'}
      />
      <TextInput
        {...given('urgentReason')}
        label={t('update.urgent')}
        hint={t('update.urgentHint')}
        width="full"
        optional
      />
    </>
  )
}
