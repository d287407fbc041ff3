import type { FormValues } from '#app/http/forms/fields.ts'

/** A text as a form asks for it: Chinese, and English where it was written. */
export const translated = ({ text }: FormValues, name: string) => ({
  'zh-CN': text(name),
  ...(text(`${name}En`) ? { en: text(`${name}En`) } : {}),
})

/** A reason that may be left out. */
export const reasonOf = (values: FormValues) =>
  values.text('reason') ? translated(values, 'reason') : undefined
