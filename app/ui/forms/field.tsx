import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/forms/field.module.css'

/** The id of the control for a field's name: what the error summary links to. */
export const fieldId = (name: string) => `field-${name.replace(/[^\w-]/g, '-')}`

export type FieldProps = {
  name: string
  /** Where forms with the same names stand on one page; otherwise made from the name. */
  id?: string | undefined
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Something to look at again; it does not stop the form. */
  warning?: string | null
  /** `oneOf`: it or another of its group must be filled. */
  optional?: boolean | 'oneOf'
  /** The label is the heading of its part of the page. */
  heading?: boolean
}

/** How wide a control is: as its content is long, in characters. */
export type Width = 6 | 8 | 12 | 20 | 30 | 'full'

export const controlClass = (width: Width, mono = false) =>
  classes(styles.control, width === 'full' ? styles.full : styles[`w${width}`], mono && styles.mono)

/** The attributes that tie a control to its label, hint and error. */
export function controlProps({
  name,
  id = fieldId(name),
  hint,
  error,
  warning,
}: Omit<FieldProps, 'label' | 'optional' | 'heading'>) {
  const described = [
    hint ? `${id}-hint` : null,
    error ? `${id}-error` : null,
    warning ? `${id}-warning` : null,
  ]
  return {
    id,
    name,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
  }
}

export function FieldMessages({
  name,
  id = fieldId(name),
  error,
  warning,
}: Pick<FieldProps, 'name' | 'id' | 'error' | 'warning'>) {
  const t = useT()
  return (
    <>
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="alert" />
          <span>
            <span data-hidden="visually">{t('field.error')}</span>
            {error}
          </span>
        </p>
      ) : null}
      {warning ? (
        <p id={`${id}-warning`} className={styles.warning}>
          <Icon name="eye" />
          <span>
            {t('field.warning')}
            {warning}
          </span>
        </p>
      ) : null}
    </>
  )
}

/** Label above, hint under the label, error under the hint, then the control. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const t = useT()
  const id = field.id ?? fieldId(field.name)
  const label = (
    <label htmlFor={id} className={styles.label}>
      {field.label}
      {field.optional ? (
        <span className={styles.optional}>
          {t(field.optional === 'oneOf' ? 'field.oneOf' : 'field.optional')}
        </span>
      ) : null}
    </label>
  )
  return (
    <div className={styles.field}>
      {field.heading ? <h2 className={styles.heading}>{label}</h2> : label}
      {field.hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {field.hint}
        </p>
      ) : null}
      <FieldMessages {...field} />
      {children}
    </div>
  )
}
