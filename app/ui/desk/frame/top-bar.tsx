import { Form, Link, useLocation } from '@remix-run/react'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { LiveBell } from '#app/ui/desk/frame/live-bell.tsx'
import { DeskNav } from '#app/ui/desk/frame/desk-nav.tsx'
import { LiveState } from '#app/ui/desk/live/live-state.tsx'
import { LanguageLinks } from '#app/ui/desk/frame/language-links.tsx'
import { LookLinks } from '#app/ui/desk/frame/look-links.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

export function TopBar({ me, counts, views, alarms, mayFile, outbox, feedback, now }: DeskFrameProps) {
  const t = useT()
  const location = useLocation()
  return (
    <header className={styles.bar} data-print="no">
      <details key={`nav ${location.key}`} className={styles.menu} name="bar">
        <summary>
          <Icon name="menu" label={t('desk.menu')} />
        </summary>
        <div className={styles.drawer}>
          <DeskNav counts={counts} views={views} mayFile={mayFile} outbox={outbox} feedback={feedback} />
        </div>
      </details>
      <Link to="/desk" className={styles.brand}>
        <Wordmark />
      </Link>
      {counts ? <Search /> : <span />}
      <div className={styles.end}>
        <LiveState />
        <LiveBell alarms={alarms} now={now} />
      </div>
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
        <LookLinks />
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
