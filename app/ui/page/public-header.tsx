import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Key } from '#app/i18n/catalogue.ts'
import { languageFacts, languages, withoutPrefix } from '#app/i18n/language.ts'
import { EnterButton, KeepButton } from '#app/ui/forms/keep-button.tsx'
import { useKeptForm } from '#app/ui/forms/kept-form.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { placeOf, switched, type Place, type TextSize } from '#app/ui/page/public-href.ts'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import styles from '#app/ui/page/public-header.module.css'

export type NavItem = { to: string; label: Key }

export function PublicHeader({ items }: { items: NavItem[] }) {
  const t = useT()
  const here = withoutPrefix(useLocation().pathname)
  const form = useKeptForm()
  return (
    <header className={styles.header}>
      {form ? <EnterButton form={form.id} /> : null}
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
  const { size } = placeOf(useLocation())
  const offered: TextSize[] = size === 'normal' ? ['large'] : ['normal', 'large', 'larger']
  return (
    <nav className={styles.switch} data-links aria-label={t('nav.textSize')}>
      {offered.map((offer) => (
        <SwitchTo key={offer} change={{ size: offer }} current={offer === size}>
          {offer === 'large' ? <Icon name="text-size" /> : null}
          {t(`size.${offer}`)}
        </SwitchTo>
      ))}
    </nav>
  )
}

type SwitchToProps = {
  change: Partial<Place>
  current: boolean
  lang?: string
  hrefLang?: string
  children: ReactNode
}

/** A link; on a page with a form a button of that form, so that nothing typed is lost. */
function SwitchTo({ change, current, lang, hrefLang, children }: SwitchToProps) {
  const location = useLocation()
  const form = useKeptForm()
  const ariaCurrent = current ? 'true' : undefined
  if (form) {
    return (
      <KeepButton form={form.id} to={form.to(change)} lang={lang} aria-current={ariaCurrent}>
        {children}
      </KeepButton>
    )
  }
  return (
    <a href={switched(location, change)} lang={lang} hrefLang={hrefLang} aria-current={ariaCurrent}>
      {children}
    </a>
  )
}

function LanguageSwitch() {
  const t = useT()
  const { language } = placeOf(useLocation())
  return (
    <nav className={styles.switch} data-links aria-label={t('nav.language')}>
      {languages.map((offer) => (
        <SwitchTo
          key={offer}
          change={{ language: offer }}
          lang={offer}
          hrefLang={offer}
          current={offer === language}
        >
          {languageFacts[offer].endonym}
        </SwitchTo>
      ))}
    </nav>
  )
}
