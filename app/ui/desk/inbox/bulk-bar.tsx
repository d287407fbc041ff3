import { useNavigate, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'
import { BulkPanels } from '#app/ui/desk/inbox/bulk-panels.tsx'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import type { Selection } from '#app/ui/desk/inbox/use-selection.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/bulk.module.css'

type BulkBarProps = InboxViewProps & { selection: Selection }

/** What can be done with the selected tickets. It appears with the first tick; without scripts, too. */
export function BulkBar({ selection, ...inbox }: BulkBarProps) {
  const t = useT()
  const { selected, all, clear } = selection
  const navigate = useNavigate()
  const isWorking = useNavigation().formAction?.startsWith('/desk/tickets/bulk/') ?? false
  const isWhole = selected.size === inbox.page.items.length
  return (
    <div className={styles.bulk} role="group" aria-label={t('bulk.label')} aria-busy={isWorking}>
      <span className={styles.count} role="status">
        {isWorking ? t('bulk.working', { count: selected.size }) : t('bulk.count', { count: selected.size })}
      </span>
      {isWhole ? null : (
        <Button type="button" look="quiet" onClick={all}>
          {t('bulk.all', { count: inbox.page.items.length })}
        </Button>
      )}
      <Button type="button" look="quiet" onClick={clear} title={t('bulk.clearKey')}>
        {t('bulk.clear')}
      </Button>
      <Button look="secondary" icon="user" formAction="/desk/tickets/bulk/take" disabled={isWorking}>
        {t('bulk.take')}
      </Button>
      <BulkPanels {...inbox} selected={selected} isWorking={isWorking} />
      {inbox.mayDeclare ? (
        <Button
          look="secondary"
          icon="alert"
          formMethod="get"
          formAction="/desk/incidents/new"
          onClick={(event) => {
            // The form would put the fields of all actions into the address.
            event.preventDefault()
            navigate(
              `/desk/incidents/new?${new URLSearchParams([...selected].map((one) => ['ticket', one]))}`,
            )
          }}
        >
          {t('bulk.declare')}
        </Button>
      ) : null}
    </div>
  )
}
