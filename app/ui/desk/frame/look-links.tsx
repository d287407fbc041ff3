import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { resultNames } from '#app/domain/ground/vocabulary/action-result.ts'
import { deskLookOf, densities, themes } from '#app/domain/ground/vocabulary/desk-look.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

/** Density and theme are remembered by the browser, as its language is: plain links, so that the whole page comes anew. */
export function LookLinks() {
  const t = useT()
  const root = useRouteLoaderData('root')
  const look = deskLookOf(typeof root === 'object' && root !== null && 'look' in root ? root.look : null)
  const { pathname, search } = useLocation()
  const to = (name: string, value: string) => {
    const query = new URLSearchParams(search)
    // What was just done is not said again.
    for (const said of resultNames) query.delete(said)
    query.set(name, value)
    return `${pathname}?${query}`
  }
  return (
    <>
      <nav aria-label={t('look.density')} className={styles.languages}>
        {densities.map((density) => (
          <a
            key={density}
            href={to('density', density)}
            aria-current={density === look.density ? 'true' : undefined}
          >
            {t(`look.${density}`)}
          </a>
        ))}
      </nav>
      <nav aria-label={t('look.theme')} className={styles.languages}>
        {themes.map((theme) => (
          <a key={theme} href={to('theme', theme)} aria-current={theme === look.theme ? 'true' : undefined}>
            {t(`look.${theme}`)}
          </a>
        ))}
      </nav>
    </>
  )
}
