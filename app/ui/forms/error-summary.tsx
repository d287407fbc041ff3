import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { fieldId } from '#app/ui/forms/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/forms/error-summary.module.css'
import tones from '#app/ui/tone.module.css'

export type FieldError = {
  field: string
  message: string
  /** The label of the field, where the message does not name it. */
  label?: string | null
}

type ErrorSummaryProps = {
  errors: FieldError[]
  warning?: boolean
  /** How to go on. */
  children?: ReactNode
}

/**
 * At the top of a form that came back: each line leads to its field, if it is about one. `warning` asks to check, and does not
 * block.
 */
export function ErrorSummary({ errors, warning = false, children }: ErrorSummaryProps) {
  const t = useT()
  if (errors.length === 0) return null
  const words = ({ label, message }: FieldError) => (label ? t('form.named', { label, message }) : message)
  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus
      id={warning ? 'form-warnings' : 'form-errors'}
      className={classes(styles.summary, warning ? tones.watch : tones.down)}
    >
      <h2>
        <Icon name={warning ? 'eye' : 'alert'} />
        {t(warning ? 'form.warningTitle' : 'form.summaryTitle', { count: errors.length })}
      </h2>
      <ul role="list">
        {errors.map((error) => (
          <li key={error.field + error.message}>
            {error.field === '' ? (
              words(error)
            ) : (
              <a data-alone href={`#${fieldId(error.field)}`}>
                {words(error)}
              </a>
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
