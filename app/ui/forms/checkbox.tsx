import type { InputHTMLAttributes, ReactNode } from 'react'
import { controlProps, FieldMessages } from '#app/ui/forms/field.tsx'
import { useTyped } from '#app/ui/forms/typed-values.tsx'
import styles from '#app/ui/forms/choices.module.css'
import field from '#app/ui/forms/field.module.css'

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

export function Checkbox({ name, label, hint, error, defaultChecked, ...rest }: CheckboxProps) {
  const typed = useTyped()
  const control = controlProps({ name, hint, error })
  return (
    <div className={field.field}>
      <FieldMessages name={name} error={error} />
      <label className={styles.check}>
        <input
          type="checkbox"
          value="yes"
          className={styles.box}
          {...rest}
          {...control}
          defaultChecked={typed ? name in typed.values : defaultChecked}
        />
        <span className={styles.text}>
          <span>{label}</span>
          {hint ? (
            <span id={`${control.id}-hint`} className={styles.explanation}>
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  )
}
