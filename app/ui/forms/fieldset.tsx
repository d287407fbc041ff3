import { useId, type ReactNode } from 'react'
import styles from '#app/ui/forms/fieldset.module.css'

type FieldsetProps = { id?: string; title?: string; hint?: ReactNode; aside?: ReactNode; children: ReactNode }

/**
 * A group of a long form, with room beside it for a drawing or an explanation. Without a title: its only field, or the
 * button, says what it is.
 */
export function Fieldset({ id, title, hint, aside, children }: FieldsetProps) {
  const titleId = useId()
  const fields = <div className={styles.fields}>{children}</div>
  if (title === undefined) {
    return (
      <div id={id} className={styles.fieldset}>
        {fields}
      </div>
    )
  }
  return (
    <section id={id} role="group" aria-labelledby={titleId} className={styles.fieldset}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      {aside ? (
        <div className={styles.beside}>
          {fields}
          {aside}
        </div>
      ) : (
        fields
      )}
    </section>
  )
}
