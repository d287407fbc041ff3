import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { closeOnEscape } from '#app/ui/desk/close-on-escape.ts'
import { DeskForm, useHere, useReturned } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import summary from '#app/ui/desk/summary-button.module.css'
import styles from '#app/ui/desk/ticket/fold-form.module.css'

type FoldFormProps = {
  action: string
  title: string
  icon: IconName
  /** What it is about, where several stand side by side. */
  of?: string
  /** Hidden fields that tell this form from others with the same address. */
  sends?: Record<string, string>
  end?: boolean
  children: ReactNode
}

/**
 * An action that asks for something first: a button that opens its small form. Closed again after it was sent; open where
 * it comes back.
 */
export function FoldForm({ action, title, icon, of, sends, children, end }: FoldFormProps) {
  const t = useT()
  const { key } = useLocation()
  const back = useHere()
  const list = useListSearch()
  const isReturned = useReturned(action, sends) !== null
  return (
    <details
      key={key}
      className={styles.fold}
      name="ticket-action"
      data-end={end || undefined}
      data-print="no"
      onKeyDown={closeOnEscape}
      open={isReturned || undefined}
    >
      <summary
        className={summary.button}
        aria-label={of ? t('stage.of', { action: title, name: of }) : undefined}
      >
        <Icon name={icon} />
        {title}
      </summary>
      <DeskForm action={action + list} sends={sends} className={styles.form}>
        <input type="hidden" name="back" value={back} />
        {children}
      </DeskForm>
    </details>
  )
}
