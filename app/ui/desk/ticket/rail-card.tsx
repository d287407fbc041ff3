import type { ReactNode } from 'react'
import styles from '#app/ui/desk/ticket/rail.module.css'

export function RailCard({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
