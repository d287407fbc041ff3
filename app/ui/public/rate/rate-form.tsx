import { levels, ticketAspects } from '#app/domain/ground/vocabulary/rating-words.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/public/rate/rate.module.css'
import layout from '#app/ui/page/page.module.css'

export type Rating = {
  solved: boolean | null
  level: number | null
  aspects: Partial<Record<string, number>>
  comment: string
}

type RateFormProps = { action: string; given: Rating; errors: FieldError[]; formKey: string }

export function RateForm({ action, given, errors, formKey }: RateFormProps) {
  const t = useT()
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <>
      <ErrorSummary errors={errors} />
      <form id="rate-form" method="post" action={action} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <RadioRows
          name="solved"
          label={t('rate.solved')}
          error={errorOf('solved')}
          look="inline"
          required
          defaultValue={given.solved === null ? null : given.solved ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: t('rate.solved.yes') },
            { value: 'no', label: t('rate.solved.no') },
          ]}
        />
        <RadioRows
          name="level"
          label={t('rate.level')}
          error={errorOf('level')}
          required
          defaultValue={given.level === null ? null : String(given.level)}
          choices={levels.map((level) => ({ value: String(level), label: t(`rate.level.${level}`) }))}
        />
        <fieldset className={styles.aspects}>
          <legend>{t('rate.aspects')}</legend>
          {ticketAspects.map((aspect) => (
            <Select
              key={aspect}
              name={`aspects.${aspect}`}
              label={t(`rate.aspect.${aspect}`)}
              width={12}
              optional
              blank
              defaultValue={given.aspects[aspect] ?? ''}
              choices={levels.map((level) => ({ value: String(level), label: t(`rate.level.${level}`) }))}
            />
          ))}
        </fieldset>
        <TextArea
          name="comment"
          label={t('rate.comment')}
          hint={t('rate.commentHint')}
          error={errorOf('comment')}
          defaultValue={given.comment}
        />
        <Button>{t('rate.submit')}</Button>
        <Busy />
      </form>
    </>
  )
}
