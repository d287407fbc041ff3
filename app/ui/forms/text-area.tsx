import type { TextareaHTMLAttributes } from 'react'
import { controlClass, controlProps, Field, type FieldProps } from '#app/ui/forms/field.tsx'

type TextAreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export function TextArea({
  name,
  id,
  label,
  hint,
  error,
  warning,
  optional,
  rows = 4,
  ...rest
}: TextAreaProps) {
  const field = { name, id, label, hint, error, warning, optional }
  return (
    <Field {...field}>
      <textarea rows={rows} className={controlClass('full')} {...rest} {...controlProps(field)} />
    </Field>
  )
}
