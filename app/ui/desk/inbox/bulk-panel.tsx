import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/actions/button.tsx'
import { closeOnEscape } from '#app/ui/desk/close-on-escape.ts'
import summary from '#app/ui/desk/summary-button.module.css'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import styles from '#app/ui/desk/inbox/bulk.module.css'

type BulkPanelProps = {
  /** The last part of its address. */
  action: string
  title: string
  icon: IconName
  /** What the button says that does it. */
  submit: string
  isWorking: boolean
  children: ReactNode
}

/** An action for many that asks for something first. It closes when it is done; at a refusal its fields are as typed. */
export function BulkPanel({ action, title, icon, submit, isWorking, children }: BulkPanelProps) {
  const { key } = useLocation()
  return (
    <details key={key} name="bulk-action" onKeyDown={closeOnEscape}>
      <summary className={summary.button}>
        <Icon name={icon} />
        {title}
      </summary>
      <div className={styles.panel}>
        {children}
        <Button formAction={`/desk/tickets/bulk/${action}`} disabled={isWorking}>
          {submit}
        </Button>
      </div>
    </details>
  )
}
