import type { ReactNode } from 'react'
import styles from '#app/ui/desk/inbox/panes.module.css'

/** The list, and beside it the ticket that is open; on a small screen one at a time. */
export function TicketPanes({
  open,
  list,
  children,
}: {
  open: boolean
  list: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.panes} data-open={open || undefined}>
      <div className={styles.list} data-print={open ? 'no' : undefined}>
        {list}
      </div>
      {open ? <div className={styles.ticket}>{children}</div> : null}
    </div>
  )
}
