import type { InputHTMLAttributes } from 'react'
import { longestFile } from '#app/domain/ground/vocabulary/file-limits.ts'
import { controlProps, Field, type FieldProps } from '#app/ui/forms/field.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/forms/file-input.module.css'

type FileInputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'>

export function FileInput({ name, label, hint, error, warning, optional, heading, ...rest }: FileInputProps) {
  const field = { name, label, hint, error, warning, optional, heading }
  const t = useT()
  const control = controlProps(field)
  return (
    <Field {...field}>
      <input type="file" className={styles.drop} {...rest} {...control} data-longest={longestFile} />
      <p
        id={`${control.id}-left-out`}
        role="status"
        className={styles.leftOut}
        data-words={t('files.leftOut', { name: '{name}' })}
      />
    </Field>
  )
}
