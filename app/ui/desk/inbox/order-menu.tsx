import { Link, useLocation } from '@remix-run/react'
import { ordersOf, usualOrder } from '#app/domain/ground/vocabulary/inbox-views.ts'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { changedList } from '#app/ui/desk/inbox/list-search.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/filters.module.css'

/** How the list is sorted, and the other ways. */
export function OrderMenu({ query }: Pick<InboxViewProps, 'query'>) {
  const t = useT()
  const { key, search } = useLocation()
  const usual = usualOrder(query.view, query.q !== undefined)
  const current = query.order ?? usual
  return (
    <details key={key} className={styles.menu} name="inbox-menu">
      <summary className={styles.button} title={t('order.label')}>
        <Icon name="chevron-down" />
        <span>{t(`order.${current}`)}</span>
        <span data-hidden="visually">{t('order.label')}</span>
      </summary>
      <div className={styles.panel}>
        {ordersOf(query.view).map((order) => (
          <Link
            key={order}
            to={changedList(search, { view: query.view, order: order === usual ? null : order })}
            aria-current={order === current || undefined}
          >
            {t(`order.${order}`)}
          </Link>
        ))}
      </div>
    </details>
  )
}
