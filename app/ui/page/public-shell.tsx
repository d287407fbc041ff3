import type { ReactNode } from 'react'
import { useT } from '#app/ui/language.tsx'
import { PublicFooter } from '#app/ui/page/public-footer.tsx'
import { PublicHeader, type NavItem } from '#app/ui/page/public-header.tsx'
import styles from '#app/ui/page/page.module.css'

type PublicShellProps = {
  state?: ReactNode
  nav: NavItem[]
  footer: NavItem[]
  hours: ReactNode
  help?: string
  children: ReactNode
}

/** The frame of public pages: state line, header, page, footer. */
export function PublicShell({ state, nav, footer, hours, help, children }: PublicShellProps) {
  const t = useT()
  return (
    <>
      <a href="#content" data-skip>
        {t('skip.content')}
      </a>
      {state}
      <PublicHeader items={nav} />
      <main id="content" className={styles.main}>
        {children}
      </main>
      <PublicFooter items={footer} hours={hours} help={help} />
    </>
  )
}
