import {
  formatDate,
  formatDated,
  formatDatedDeadline,
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

/** What stands on paper instead: “today” is another day there. */
const printings: Partial<Record<Saying, typeof formatDated>> = {
  moment: formatDated,
  deadline: formatDatedDeadline,
  relative: formatDated,
}

/** A time as people say it, in Asia/Shanghai; `now` comes from the loader, so that server and browser agree. */
export function Time({ at, now, as = 'moment' }: { at: Moment; now: Moment; as?: Saying }) {
  const language = useLanguage()
  const said = sayings[as](at, now, language)
  const printed = printings[as]?.(at, now, language) ?? said
  return (
    <time
      data-printed={printed === said ? undefined : printed}
      dateTime={new Date(at).toISOString()}
      title={as === 'relative' ? formatMoment(at, now, language) : undefined}
    >
      {printed === said ? said : <span data-print="no">{said}</span>}
    </time>
  )
}
