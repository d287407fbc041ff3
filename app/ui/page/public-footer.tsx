import type { ReactNode } from 'react'
import type { NavItem } from '#app/ui/page/public-header.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import styles from '#app/ui/page/public-footer.module.css'

/** `hours` says when people answer; in the large-text version the help button stays in view. */
export function PublicFooter({ items, hours, help }: { items: NavItem[]; hours: ReactNode; help?: string }) {
  const t = useT()
  return (
    <>
      <footer className={styles.footer} data-print="no">
        <div className={styles.inner}>
          <nav data-links aria-label={t('nav.footer')}>
            {items.map(({ to, label }) => (
              <PublicLink key={to} to={to}>
                {t(label)}
              </PublicLink>
            ))}
          </nav>
          <div className={styles.hours}>{hours}</div>
          <p>{t('time.zone')}</p>
        </div>
      </footer>
      {help ? (
        <aside className={styles.help} aria-label={t('nav.helpLabel')} data-print="no">
          <PublicLink to={help}>
            <Icon name="phone" />
            {t('nav.help')}
          </PublicLink>
        </aside>
      ) : null}
    </>
  )
}
