import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import styles from '#app/ui/state/empty-state.module.css'

type EmptyStateProps = { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode }

/** Says what will appear here, and how to make it appear. */
export function EmptyState({ icon = 'inbox', title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={36} />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
