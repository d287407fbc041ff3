import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { OwnAlarm } from '#app/domain/alarms/own-alarms.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { ViewCounts } from '#app/domain/tickets/inbox.ts'
import { DeskNav } from '#app/ui/desk/frame/desk-nav.tsx'
import { KeyboardHelp } from '#app/ui/desk/frame/keyboard-help.tsx'
import { TopBar } from '#app/ui/desk/frame/top-bar.tsx'
import { useHasMoved } from '#app/ui/desk/use-has-moved.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

export type DeskFrameProps = {
  me: { name: string; roles: readonly Role[]; departmentKey: string | null }
  counts: ViewCounts | null
  alarms: OwnAlarm[]
  mayFile: boolean
  outbox: boolean
  feedback: boolean
  now: Date
}

/** Where I am, who I am, what calls for me; then the work. */
export function DeskFrame({ children, ...frame }: DeskFrameProps & { children: ReactNode }) {
  const t = useT()
  const { counts, mayFile, outbox, feedback } = frame
  useHasMoved()
  // On wide screens the work scrolls in a box of its own, which the router knows nothing of.
  const { pathname, hash } = useLocation()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!hash) main.current?.scrollTo(0, 0)
  }, [pathname, hash])
  return (
    <div className={styles.frame}>
      <a href="#content" data-skip>
        {t('skip.content')}
      </a>
      <TopBar {...frame} />
      <div className={styles.rail} data-print="no">
        <DeskNav counts={counts} mayFile={mayFile} outbox={outbox} feedback={feedback} />
        <KeyboardHelp />
      </div>
      <main id="content" ref={main} className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
