import { Form, Link, useLocation } from '@remix-run/react'
import { AlarmBell } from '#app/ui/desk/frame/alarm-bell.tsx'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { DeskNav } from '#app/ui/desk/frame/desk-nav.tsx'
import { LanguageLinks } from '#app/ui/desk/frame/language-links.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

export function TopBar({ me, counts, alarms, mayFile, outbox, feedback, now }: DeskFrameProps) {
  const t = useT()
  const location = useLocation()
  return (
    <header className={styles.bar} data-print="no">
      <details key={`nav ${location.key}`} className={styles.menu} name="bar">
        <summary>
          <Icon name="menu" label={t('desk.menu')} />
        </summary>
        <div className={styles.drawer}>
          <DeskNav counts={counts} mayFile={mayFile} outbox={outbox} feedback={feedback} />
        </div>
      </details>
      <Link to="/desk" className={styles.brand}>
        <Wordmark />
      </Link>
      {counts ? <Search /> : <span />}
      <AlarmBell key={`bell ${location.key}`} alarms={alarms} now={now} />
      <Me key={`me ${location.key}`} me={me} />
    </header>
  )
}

function Search() {
  const t = useT()
  const { search } = useLocation()
  const q = new URLSearchParams(search).get('q') ?? ''
  return (
    <Form action="/desk/tickets" role="search" className={styles.search}>
      <Icon name="search" />
      <input type="hidden" name="view" value="all" />
      <input
        key={q}
        type="search"
        name="q"
        defaultValue={q}
        data-shortcut="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.searchHint')}
      />
      <kbd aria-hidden>/</kbd>
    </Form>
  )
}

function Me({ me }: Pick<DeskFrameProps, 'me'>) {
  const t = useT()
  return (
    <details className={styles.menu} name="bar" data-end>
      <summary>
        <Icon name="user" />
        <span className={styles.name}>{me.name}</span>
        <span data-hidden="visually">{t('desk.account')}</span>
      </summary>
      <div className={styles.panel}>
        <div>
          <p className={styles.strong}>{me.name}</p>
          <p className={styles.quiet}>{me.roles.map((role) => t(`role.${role}`)).join(t('list.comma'))}</p>
        </div>
        <LanguageLinks />
        <Link to="/desk/settings/sessions">{t('sessions.title')}</Link>
        {me.roles.includes('admin') ? <Link to="/desk/settings/staff">{t('staff.title')}</Link> : null}
        <form method="post" action="/desk/sign-out">
          <button type="submit" className={styles.plain}>
            <Icon name="sign-out" />
            {t('desk.signOut')}
          </button>
        </form>
      </div>
    </details>
  )
}
