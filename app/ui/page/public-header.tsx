import { useLocation } from '@remix-run/react'
import type { Key } from '#app/i18n/catalogue.ts'
import { languageFacts, languages, withoutPrefix } from '#app/i18n/language.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { placeOf, switched, type TextSize } from '#app/ui/page/public-href.ts'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import styles from '#app/ui/page/public-header.module.css'

export type NavItem = { to: string; label: Key }

export function PublicHeader({ items }: { items: NavItem[] }) {
  const t = useT()
  const here = withoutPrefix(useLocation().pathname)
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <PublicLink to="/" className={styles.brand}>
          <Wordmark />
        </PublicLink>
        {items.length === 0 ? (
          <span />
        ) : (
          <nav className={styles.nav} data-links aria-label={t('nav.label')}>
            {items.map(({ to, label }) => (
              <PublicLink key={to} to={to} aria-current={here === to ? 'page' : undefined}>
                {t(label)}
              </PublicLink>
            ))}
          </nav>
        )}
        <div className={styles.tools}>
          <SizeSwitch />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  )
}

function SizeSwitch() {
  const t = useT()
  const location = useLocation()
  const { size } = placeOf(location)
  const offered: TextSize[] = size === 'normal' ? ['large'] : ['normal', 'large', 'larger']
  return (
    <nav className={styles.switch} data-links aria-label={t('nav.textSize')}>
      {offered.map((offer) => (
        <a
          key={offer}
          href={switched(location, { size: offer })}
          aria-current={offer === size ? 'true' : undefined}
        >
          {offer === 'large' ? <Icon name="text-size" /> : null}
          {t(`size.${offer}`)}
        </a>
      ))}
    </nav>
  )
}

function LanguageSwitch() {
  const t = useT()
  const location = useLocation()
  const { language } = placeOf(location)
  return (
    <nav className={styles.switch} data-links aria-label={t('nav.language')}>
      {languages.map((offer) => (
        <a
          key={offer}
          href={switched(location, { language: offer })}
          lang={offer}
          hrefLang={offer}
          aria-current={offer === language ? 'true' : undefined}
        >
          {languageFacts[offer].endonym}
        </a>
      ))}
    </nav>
  )
}
