import { Link } from '@remix-run/react'
import type { Skipped } from '#app/domain/desk/undo/undo-step.ts'
import { refusalWords } from '#app/ui/desk/refusal-words.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/action-result.module.css'

/** Tickets that a bulk action left as they were, and why each. */
export function SkippedList({ skipped }: { skipped: readonly Skipped[] }) {
  const t = useT()
  if (skipped.length === 0) return null
  return (
    <ul role="list" className={styles.skipped}>
      {skipped.map(({ number, reason, field }) => (
        <li key={number}>
          <Link to={`/desk/tickets/${number}`}>{number}</Link> {refusalWords(t, reason, field)}
        </li>
      ))}
    </ul>
  )
}
