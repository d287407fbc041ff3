import type { InputHTMLAttributes } from 'react'
import { controlProps, Field, type FieldProps } from '#app/ui/forms/field.tsx'
import styles from '#app/ui/forms/file-input.module.css'

type FileInputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'>

export function FileInput({ name, label, hint, error, warning, optional, ...rest }: FileInputProps) {
  const field = { name, label, hint, error, warning, optional }
  return (
    <Field {...field}>
      <input type="file" className={styles.drop} {...rest} {...controlProps(field)} />
    </Field>
  )
}
