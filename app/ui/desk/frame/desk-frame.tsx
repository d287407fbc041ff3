import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { PageKeyProvider } from '#app/ui/desk/desk-form.tsx'
import { SessionEndProvider } from '#app/ui/desk/session-end.tsx'
import { DeskNav } from '#app/ui/desk/frame/desk-nav.tsx'
import { KeyboardHelp } from '#app/ui/desk/frame/keyboard-help.tsx'
import { MissingSettings } from '#app/ui/desk/frame/missing-settings.tsx'
import { LiveProvider } from '#app/ui/desk/live/live-provider.tsx'
import { TopBar } from '#app/ui/desk/frame/top-bar.tsx'
import { CommandPalette } from '#app/ui/desk/palette/command-palette.tsx'
import { useHasMoved } from '#app/ui/desk/use-has-moved.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

/** Where I am, who I am, what calls for me; then the work. */
export function DeskFrame({ children, ...frame }: DeskFrameProps & { children: ReactNode }) {
  const t = useT()
  const { counts, views, mayFile, outbox, feedback } = frame
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
      <PageKeyProvider pageKey={frame.formKey}>
        <SessionEndProvider>
          <LiveProvider since={frame.now}>
            <TopBar {...frame} />
            <div className={styles.rail} data-print="no">
              <DeskNav counts={counts} views={views} mayFile={mayFile} outbox={outbox} feedback={feedback} />
              <KeyboardHelp hasList={counts !== null} mayFile={mayFile} />
            </div>
            <main id="content" ref={main} className={styles.main} tabIndex={-1}>
              <MissingSettings missing={frame.missing} />
              {children}
            </main>
            <CommandPalette {...frame} />
          </LiveProvider>
        </SessionEndProvider>
      </PageKeyProvider>
    </div>
  )
}
