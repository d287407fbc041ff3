import { useLocation } from '@remix-run/react'
import { useCallback } from 'react'
import { isKey } from '#app/i18n/catalogue.ts'
import { AlarmBell } from '#app/ui/desk/frame/alarm-bell.tsx'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { useBell, type Call } from '#app/ui/desk/live/use-bell.ts'
import { useDesktopNotices } from '#app/ui/desk/live/use-desktop-notices.ts'
import { useTitleCount } from '#app/ui/desk/live/use-title-count.ts'
import { useT } from '#app/ui/language.tsx'

/** The bell as it is now, its number before the title of the tab, and notices outside the window. */
export function LiveBell({ alarms, now }: Pick<DeskFrameProps, 'alarms' | 'now'>) {
  const t = useT()
  const { key } = useLocation()
  const words = useCallback(
    ({ kind, number }: Call) => {
      const name = `alarm.${kind}`
      return [isKey(name) ? t(name) : t('alarm.other'), number].filter(Boolean).join(' ')
    },
    [t],
  )
  const notices = useDesktopNotices(words)
  const count = useBell({ known: alarms.length, since: now, onNew: notices.show })
  useTitleCount(count)
  // The next page finds it closed.
  return <AlarmBell key={key} alarms={alarms} count={count} notices={notices} now={now} />
}
