import {
  formatDate,
  formatDeadline,
  formatMoment,
  formatRelative,
  formatTime,
  type Moment,
} from '#app/i18n/format.ts'
import { useLanguage } from '#app/ui/language.tsx'

type Saying = 'moment' | 'date' | 'time' | 'deadline' | 'relative'

const sayings = {
  moment: formatMoment,
  date: formatDate,
  time: formatTime,
  deadline: formatDeadline,
  relative: formatRelative,
} as const

/** A time as people say it, in Asia/Shanghai; `now` comes from the loader, so that server and browser agree. */
export function Time({ at, now, as = 'moment' }: { at: Moment; now: Moment; as?: Saying }) {
  const language = useLanguage()
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={as === 'relative' ? formatMoment(at, now, language) : undefined}
    >
      {sayings[as](at, now, language)}
    </time>
  )
}
