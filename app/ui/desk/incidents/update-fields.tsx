import { incidentStatuses } from '#app/domain/ground/vocabulary/incident-words.ts'
import { components as componentNames, componentStates } from '#app/domain/ground/vocabulary/components.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

/** A review is written after the recovery; the others then only for the record of what was before. */
const review = 'postmortem'
const statuses = incidentStatuses.filter((status) => status !== review)
const afterRecovery = [review, ...statuses.filter((status) => status !== 'resolved')] as const

export type UpdateFieldsProps = {
  values: Record<string, string>
  errors: FieldError[]
  /** After recovery only the post-mortem is left to write. */
  over: boolean
  impact: Record<string, string>
  /** A correction says the status of what it corrects, and moves nothing. */
  corrects?: { status: string } | null
  /** The public sees nothing of it, whatever is chosen. */
  drill: boolean
}

/** The words of an update and what goes with them. */
export function UpdateFields({ values, errors, over, impact, corrects, drill }: UpdateFieldsProps) {
  const t = useT()
  const given = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <>
      {corrects ? (
        <>
          <input type="hidden" name="corrects" value={values.corrects ?? ''} />
          <input type="hidden" name="status" value={corrects.status} />
        </>
      ) : (
        <Select
          {...given('status')}
          label={t('update.status')}
          hint={over ? t('update.statusOver') : undefined}
          width={20}
          choices={(over ? afterRecovery : statuses).map((value) => ({
            value,
            label: t(`status.${value}`),
          }))}
        />
      )}
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
        <TextInput
          {...given('nextUpdateAt')}
          type="datetime-local"
          label={t('update.next')}
          hint={t(drill ? 'update.nextHintDrill' : 'update.nextHint')}
          width={20}
          optional
        />
      )}
      {over || corrects ? null : (
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
                choices={componentStates.map((value) => ({ value, label: t(`componentState.${value}`) }))}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Checkbox
        name="notify"
        label={t('update.notify')}
        hint={t(drill ? 'update.notifyHintDrill' : 'update.notifyHint')}
        defaultChecked={values.notify === undefined ? values.status === undefined : values.notify === 'yes'}
      />
      {corrects ? null : (
        <TextInput
          {...given('displayAt')}
          type="datetime-local"
          label={t('update.displayAt')}
          hint={t('update.displayAtHint')}
          width={20}
          optional
        />
      )}
      <TextInput
        {...given('sendAt')}
        type="datetime-local"
        label={t('update.sendAt')}
        hint={t('update.sendAtHint')}
        width={20}
        optional
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
