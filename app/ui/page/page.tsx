import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import styles from '#app/ui/page/page.module.css'

/** A public page: its parts below each other, with even air. */
export function Page({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  return <div className={classes(styles.page, narrow && styles.narrow)}>{children}</div>
}

export function PageHead({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
    </div>
  )
}

export function Section({ title, children, id }: { title: string; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** `onScreen`: of no use on paper. */
export function Panel({ children, id, onScreen }: { children: ReactNode; id?: string; onScreen?: boolean }) {
  return (
    <section className={styles.panel} id={id} data-print={onScreen ? 'no' : undefined}>
      {children}
    </section>
  )
}

export const Actions = ({ children }: { children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <PublicLink to={to} className={styles.back} data-print="no">
      <Icon name="arrow-left" />
      {children}
    </PublicLink>
  )
}

/** What most readers don't need at first: folded, and open on paper. */
export function Folded({
  title,
  icon,
  open,
  id,
  children,
}: {
  title: string
  icon?: IconName
  open?: boolean
  id?: string
  children: ReactNode
}) {
  return (
    <details className={styles.folded} open={open} id={id}>
      <summary>
        <Icon name="chevron-right" />
        {icon ? <Icon name={icon} /> : null}
        {title}
      </summary>
      <div>{children}</div>
    </details>
  )
}
