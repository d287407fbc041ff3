import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/actions/pagination.module.css'

/** Keyset pages know their neighbours, not their number. */
export function Pagination({ previous, next }: { previous?: string | null; next?: string | null }) {
  const t = useT()
  if (!previous && !next) return null
  return (
    <nav className={styles.pages} aria-label={t('pagination.label')}>
      {previous ? (
        <a href={previous} rel="prev">
          <Icon name="arrow-left" />
          {t('pagination.previous')}
        </a>
      ) : null}
      {next ? (
        <a href={next} rel="next" className={styles.next}>
          {t('pagination.next')}
          <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  )
}
