import { Link } from '@remix-run/react'
import type { ListedView } from '#app/domain/desk/saved-views/list-saved-views.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import styles from '#app/ui/desk/views/saved-views.module.css'

/** The saved views one sees, and the names of those one may change. */
export function SavedViewsPage({ views, result }: { views: ListedView[]; result: ActionResult }) {
  const t = useT()
  return (
    <DeskPage title={t('views.title')}>
      <ActionResultNotice result={result} />
      {views.length === 0 ? (
        <EmptyState icon="filter" title={t('views.none')}>
          {t('views.noneHint')}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.views}>
          {views.map((view) => (
            <li key={view.id}>
              <Link to={`/desk/tickets?${view.query}`}>{view.name}</Link>
              <span className={styles.quiet}>{t(`views.scope.${view.scope}`)}</span>
              {view.mayChange ? <Change view={view} /> : null}
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  )
}

function Change({ view }: { view: ListedView }) {
  const t = useT()
  return (
    <div className={styles.change}>
      <DeskForm action={`/desk/views/${view.id}`} sends={{ view: view.id }} className={styles.rename}>
        <TextInput
          name="name"
          id={`name-${view.id}`}
          label={t('views.name')}
          defaultValue={view.name}
          maxLength={40}
          width={20}
          required
        />
        <Button look="secondary">{t('views.rename')}</Button>
      </DeskForm>
      <DeskForm action={`/desk/views/${view.id}/removal`} sends={{ view: view.id }}>
        <Button look="secondary" aria-label={t('views.deleteOf', { name: view.name })}>
          {t('views.delete')}
        </Button>
      </DeskForm>
    </div>
  )
}
