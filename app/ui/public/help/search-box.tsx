import { Button } from '#app/ui/actions/button.tsx'
import { fieldId } from '#app/ui/forms/field.tsx'
import { useT } from '#app/ui/language.tsx'
import { SizeField, usePublicHref } from '#app/ui/page/public-link.tsx'
import styles from '#app/ui/public/help/help.module.css'

export function SearchBox({ q = '' }: { q?: string }) {
  const t = useT()
  const href = usePublicHref()
  const id = fieldId('q')
  return (
    <form method="get" action={href('/help').split('?')[0]} role="search" className={styles.search}>
      <SizeField />
      <label htmlFor={id}>{t('help.search')}</label>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('help.searchHint')}
      </p>
      <div>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
        />
        <Button icon="search">{t('help.searchButton')}</Button>
      </div>
    </form>
  )
}
