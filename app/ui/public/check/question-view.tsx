import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { BackLink, Page } from '#app/ui/page/page.tsx'
import { PublicLink, SizeField, usePublicHref } from '#app/ui/page/public-link.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/public/check/check.module.css'

export type QuestionViewProps = {
  step: number
  maxSteps: number
  name: string
  question: string
  hint?: string
  choices: { value: string; label: string; explanation?: string }[]
  chosen?: string | null
  /** The answers so far, in order: they travel in the address. */
  given: { name: string; value: string }[]
  /** The path of the question before, with the answers before it. */
  back: string
  /** Sent without a choice. */
  unanswered?: boolean
  /** The address held answers that are not known. */
  lost?: boolean
}

/** One question per page. */
export function QuestionView(props: QuestionViewProps) {
  const t = useT()
  const href = usePublicHref()
  const error = props.unanswered ? t('check.choose') : undefined
  return (
    <Page narrow>
      <BackLink to={props.back}>{t('check.back')}</BackLink>
      {error ? <ErrorSummary errors={[{ field: props.name, message: error }]} /> : null}
      {props.lost ? <Notice>{t(props.given.length === 0 ? 'check.lostAll' : 'check.lost')}</Notice> : null}
      <form method="get" action={href('/check').split('?')[0]} className={styles.form} noValidate>
        <SizeField />
        {props.given.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className={styles.step}>{t('check.step', { step: props.step, max: props.maxSteps })}</p>
        <RadioRows
          look="question"
          name={props.name}
          label={<Mixed text={props.question} />}
          hint={props.hint ? <Mixed text={props.hint} /> : undefined}
          error={error}
          choices={props.choices.map(({ value, label, explanation }) => ({
            value,
            label: <Mixed text={label} />,
            explanation: explanation ? <Mixed text={explanation} /> : undefined,
          }))}
          defaultValue={props.chosen}
          required
        />
        {/* Says that the form was sent, also when nothing was chosen. */}
        <input type="hidden" name="asked" value={props.name} />
        <div>
          <Button iconAfter="arrow-right">{t('check.next')}</Button>
        </div>
      </form>
      <p>
        <PublicLink data-alone to="/report">
          {t('check.skip')}
        </PublicLink>
      </p>
    </Page>
  )
}
