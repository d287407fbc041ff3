import type { InputHTMLAttributes } from 'react'
import { controlClass, controlProps, Field, type FieldProps, type Width } from '#app/ui/forms/field.tsx'
import { useTyped } from '#app/ui/forms/typed-values.tsx'

type TextInputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'width'> & {
    width?: Width
    /** Numbers that are compared digit by digit. */
    mono?: boolean
  }

export function TextInput({
  name,
  id,
  label,
  hint,
  error,
  warning,
  optional,
  width = 30,
  mono,
  type = 'text',
  defaultValue,
  ...rest
}: TextInputProps) {
  const typed = useTyped()
  const field = { name, id, label, hint, error: error ?? typed?.errors[name], warning, optional }
  return (
    <Field {...field}>
      <input
        type={type}
        className={controlClass(width, mono)}
        {...rest}
        {...controlProps(field)}
        defaultValue={typed?.values[name] ?? defaultValue}
      />
    </Field>
  )
}
