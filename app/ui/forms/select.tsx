import type { ChangeEvent, SelectHTMLAttributes } from 'react'
import { controlClass, controlProps, Field, type FieldProps, type Width } from '#app/ui/forms/field.tsx'
import { useT } from '#app/ui/language.tsx'
import { useTyped } from '#app/ui/forms/typed-values.tsx'

/** `lang` where the label is not in the page's language. */
export type Choice = { value: string; label: string; lang?: string }
export type ChoiceGroup = { label: string; choices: Choice[] }

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'width'> & {
    width?: Width
    choices?: Choice[]
    groups?: ChoiceGroup[]
    /** Offers an empty first choice. */
    blank?: boolean | string
    /** Where names may be longer than the control: the chosen one is its title, too. */
    titled?: boolean
  }

export function Select({
  name,
  id,
  label,
  hint,
  error,
  warning,
  optional,
  width = 30,
  choices = [],
  groups = [],
  blank,
  defaultValue,
  titled = false,
  ...rest
}: SelectProps) {
  const t = useT()
  const typed = useTyped()
  const value = typed?.values[name] ?? defaultValue
  const title = titled
    ? labelOf([...choices, ...groups.flatMap((group) => group.choices)], value, blank)
    : undefined
  const field = { name, id, label, hint, error: error ?? typed?.errors[name], warning, optional }
  return (
    <Field {...field}>
      <select
        className={controlClass(width)}
        {...(titled ? { title, onChange: showTitle } : {})}
        {...rest}
        {...controlProps(field)}
        defaultValue={value}
      >
        {blank ? <option value="">{blank === true ? t('field.choose') : blank}</option> : null}
        <Options choices={choices} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options choices={group.choices} />
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

/** What a browser shows at first: the chosen one, or the first where there is no empty one. */
const labelOf = (choices: readonly Choice[], value: unknown, blank: SelectProps['blank']) =>
  (choices.find((choice) => choice.value === value) ?? (blank ? undefined : choices[0]))?.label

function showTitle({ currentTarget }: ChangeEvent<HTMLSelectElement>) {
  currentTarget.title = currentTarget.selectedOptions[0]?.text ?? ''
}

function Options({ choices }: { choices: Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value} lang={choice.lang}>
      {choice.label}
    </option>
  ))
}
