import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { controlProps, fieldId, FieldMessages, type FieldProps } from '#app/ui/forms/field.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/forms/choices.module.css'
import field from '#app/ui/forms/field.module.css'

export type RowChoice = { value: string; label: ReactNode; explanation?: ReactNode }

type RadioRowsProps = FieldProps & {
  choices: RowChoice[]
  defaultValue?: string | null
  /** Several may be ticked. */
  multiple?: boolean
  defaultValues?: string[]
  /** `question` sets the label as the page's heading: one question per page. */
  look?: 'rows' | 'question' | 'inline'
  required?: boolean
}

/** Answers as large rows, each with a line of explanation. The first row carries the id the summary links to. */
export function RadioRows({
  choices,
  defaultValue,
  multiple,
  defaultValues = [],
  look = 'rows',
  ...props
}: RadioRowsProps) {
  const t = useT()
  const id = fieldId(props.name)
  const { name, 'aria-describedby': describedBy } = controlProps(props)
  const legend = (
    <>
      {props.label}
      {props.optional ? <span className={field.optional}>{t('field.optional')}</span> : null}
    </>
  )
  return (
    <fieldset
      className={classes(styles.set, look === 'question' && styles.large)}
      aria-describedby={describedBy}
    >
      <legend className={styles.legend}>
        {look === 'question' ? <h1 className={styles.question}>{legend}</h1> : legend}
      </legend>
      {props.hint ? (
        <p id={`${id}-hint`} className={field.hint}>
          {props.hint}
        </p>
      ) : null}
      <FieldMessages {...props} />
      <div className={classes(styles.rows, look === 'inline' && styles.inline)}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={styles.row}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              id={index === 0 ? id : undefined}
              className={styles.box}
              name={name}
              value={choice.value}
              required={props.required && !multiple}
              defaultChecked={multiple ? defaultValues.includes(choice.value) : choice.value === defaultValue}
            />
            <span className={styles.text}>
              <span className={styles.name}>{choice.label}</span>
              {choice.explanation ? <span className={styles.explanation}>{choice.explanation}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
