import { useLocation } from '@remix-run/react'
import { languageFacts, languages } from '#app/i18n/language.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

/** The language of the desk is remembered: a plain link, so that the whole page comes anew. */
export function LanguageLinks() {
  const t = useT()
  const current = useLanguage()
  const { pathname, search } = useLocation()
  const to = (language: string) => {
    const query = new URLSearchParams(search)
    query.set('lang', language)
    return `${pathname}?${query}`
  }
  return (
    <nav aria-label={t('nav.language')} className={styles.languages}>
      {languages.map((language) => (
        <a
          key={language}
          href={to(language)}
          lang={language}
          aria-current={language === current ? 'true' : undefined}
        >
          {languageFacts[language].endonym}
        </a>
      ))}
    </nav>
  )
}
