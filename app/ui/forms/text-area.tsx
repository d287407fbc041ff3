import type { TextareaHTMLAttributes } from 'react'
import { controlClass, controlProps, Field, type FieldProps } from '#app/ui/forms/field.tsx'
import { useTyped } from '#app/ui/forms/typed-values.tsx'

type TextAreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export function TextArea({
  name,
  id,
  label,
  hint,
  error,
  warning,
  optional,
  heading,
  rows = 4,
  defaultValue,
  ...rest
}: TextAreaProps) {
  const typed = useTyped()
  const field = { name, id, label, hint, error: error ?? typed?.errors[name], warning, optional, heading }
  return (
    <Field {...field}>
      <textarea
        rows={rows}
        className={controlClass('full')}
        {...rest}
        {...controlProps(field)}
        defaultValue={typed?.values[name] ?? defaultValue}
      />
    </Field>
  )
}
