import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/ticket/receipt.module.css'

type ReceiptProps = { done: string; title: string; label: string; number: string; children: ReactNode }

/** The number, large: one tap selects it whole. Then what happens, by when, and how to follow it. */
export function Receipt({ done, title, label, number, children }: ReceiptProps) {
  const t = useT()
  return (
    <article className={styles.receipt}>
      <div className={styles.head}>
        <p className={styles.done}>
          <Icon name="done" />
          {done}
        </p>
        <h1>{title}</h1>
      </div>
      <div className={styles.number}>
        <span className={styles.label}>{label}</span>
        <GroupedNumber value={number} large />
        <span className={styles.label} data-print="no">
          {t('copy.hint')}
        </span>
      </div>
      {children}
    </article>
  )
}
