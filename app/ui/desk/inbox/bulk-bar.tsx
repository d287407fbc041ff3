import { Button } from '#app/ui/actions/button.tsx'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/inbox.module.css'

/** What can be done with the selected tickets. It appears with the first tick; without scripts, too. */
export function BulkBar({ incidents, mayDeclare }: Pick<InboxViewProps, 'incidents' | 'mayDeclare'>) {
  const t = useT()
  const language = useLanguage()
  // Drills take copies; a real ticket is never offered one.
  const linkable = incidents.filter(({ drill }) => !drill)
  return (
    <div className={styles.bulk} role="group" aria-label={t('bulk.label')}>
      <Button look="secondary" icon="user" formAction="/desk/tickets/assignments">
        {t('bulk.take')}
      </Button>
      {linkable.length > 0 ? (
        <span className={styles.link}>
          <select name="incident" aria-label={t('bulk.incident')} className={styles.select}>
            {linkable.map(({ number, title }) => (
              <option key={number} value={number}>
                {number} {nameIn(title, language)}
              </option>
            ))}
          </select>
          <Button look="secondary" icon="link" formAction="/desk/tickets/links">
            {t('bulk.link')}
          </Button>
        </span>
      ) : null}
      {mayDeclare ? (
        <Button look="primary" icon="alert" formMethod="get" formAction="/desk/incidents/new">
          {t('bulk.declare')}
        </Button>
      ) : null}
    </div>
  )
}
