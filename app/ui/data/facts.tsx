import type { ReactNode } from 'react'
import { Mixed } from '#app/ui/mixed.tsx'
import styles from '#app/ui/data/facts.module.css'

export type Fact = { label: string; value: ReactNode }

/** Names and values; what has no value is left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <dl className={styles.facts}>
      {known.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{typeof value === 'string' ? <Mixed text={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
