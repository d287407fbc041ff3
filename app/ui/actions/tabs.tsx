import { Link } from '@remix-run/react'
import styles from '#app/ui/actions/tabs.module.css'

export type Tab = { to: string; label: string; count?: string; current: boolean }

/** Tabs that are links: each view has an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={styles.tab} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
