import type { ButtonHTMLAttributes } from 'react'
import { useLanguage } from '#app/ui/language.tsx'

type KeepButtonProps = { form: string; to: string } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'form' | 'formAction'
>

/**
 * Shows a form again elsewhere with everything that was typed, without checking or sending it. It says which language
 * the form was in.
 */
export function KeepButton({ form, to, ...rest }: KeepButtonProps) {
  return (
    <button
      type="submit"
      form={form}
      formAction={to}
      formNoValidate
      name="keep"
      value={useLanguage()}
      {...rest}
    />
  )
}

/**
 * The first button of a form is what Enter in a field presses: where others stand before the one that sends, this does.
 */
export const EnterButton = ({ form }: { form?: string }) => <button type="submit" form={form} hidden />
