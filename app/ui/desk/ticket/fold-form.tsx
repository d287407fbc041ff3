import { Form, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/fold-form.module.css'

type FoldFormProps = {
  action: string
  title: string
  icon: IconName
  /** What it is about, where several stand side by side. */
  of?: string
  end?: boolean
  children: ReactNode
}

/** An action that asks for something first: a button that opens its small form. Closed again after it was sent. */
export function FoldForm({ action, title, icon, of, children, end }: FoldFormProps) {
  const t = useT()
  const { pathname, search, key } = useLocation()
  return (
    <details key={key} className={styles.fold} name="ticket-action" data-end={end || undefined}>
      <summary aria-label={of ? t('stage.of', { action: title, name: of }) : undefined}>
        <Icon name={icon} />
        {title}
      </summary>
      <Form method="post" action={action} className={styles.form}>
        <input type="hidden" name="back" value={pathname + search} />
        {children}
      </Form>
    </details>
  )
}
