import type { ReactNode } from 'react'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'

/** A long form of the desk: what has to change on top, then its fields. */
export function FormFrame({
  errors,
  refused,
  children,
}: {
  errors: FieldError[]
  refused: string | null
  children: ReactNode
}) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      <DeskForm className={styles.form}>{children}</DeskForm>
    </>
  )
}

/** Two fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={styles.pair}>{children}</div>
