import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/desk/desk-page.module.css'

type DeskPageProps = {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** A page of the desk without panes: its title, what can be done, its parts. */
export function DeskPage({ title, lead, actions, narrow, children }: DeskPageProps) {
  return (
    <div className={classes(styles.page, narrow && styles.narrow)}>
      <div className={styles.head}>
        <div>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? (
          <div className={styles.actions} data-print="no">
            {actions}
          </div>
        ) : null}
      </div>
      {children}
    </div>
  )
}

export function DeskPanel({
  title,
  aside,
  children,
  id,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
  id?: string
}) {
  return (
    <section className={styles.panel} id={id}>
      <div className={styles.panelHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
