import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/page/wordmark.module.css'

/** The logo, a checked invoice, and the product's name. */
export function Wordmark({ name = true }: { name?: boolean }) {
  const t = useT()
  return (
    <span className={styles.wordmark}>
      <svg width="1.6em" height="1.6em" viewBox="0 0 32 32" aria-hidden focusable="false">
        <rect className={styles.ground} width="32" height="32" rx="8" />
        <path className={styles.sheet} d="M9 7h14v18l-2.33-1.6L18.33 25 16 23.4 13.67 25l-2.34-1.6L9 25z" />
        <path className={styles.check} d="m12.5 15 2.6 2.6 4.7-5.2" />
      </svg>
      {name ? t('product.name') : <span data-hidden="visually">{t('product.name')}</span>}
    </span>
  )
}
