import { useLocation } from '@remix-run/react'
import type { ViewScope } from '#app/domain/desk/saved-views/policy.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useReturned } from '#app/ui/desk/desk-form.tsx'
import { changedList } from '#app/ui/desk/inbox/list-search.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/views/saved-views.module.css'
import menus from '#app/ui/desk/inbox/filters.module.css'

/** Keeps what the list is narrowed by and how it is sorted, under a name. */
export function SaveViewForm({ view, scopes }: { view: string; scopes: readonly ViewScope[] }) {
  const t = useT()
  const { key, search } = useLocation()
  const isReturned = useReturned('/desk/views') !== null
  const query = changedList(search, { view }).split('?')[1] ?? ''
  return (
    <details key={key} className={menus.menu} name="inbox-menu" open={isReturned || undefined}>
      <summary className={menus.button} title={t('views.save')}>
        <Icon name="star" />
        <span>{t('views.save')}</span>
      </summary>
      <div className={menus.panel}>
        <DeskForm action="/desk/views" className={styles.save}>
          <input type="hidden" name="query" value={query} />
          <TextInput name="name" id="view-name" label={t('views.name')} maxLength={40} width={20} required />
          {scopes.length > 1 ? (
            <Select
              name="scope"
              id="view-scope"
              label={t('views.for')}
              width={20}
              choices={scopes.map((value) => ({ value, label: t(`views.scope.${value}`) }))}
            />
          ) : (
            <input type="hidden" name="scope" value="personal" />
          )}
          <Button>{t('views.save')}</Button>
        </DeskForm>
      </div>
    </details>
  )
}
