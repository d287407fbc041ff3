import type { Moment } from '#app/i18n/format.ts'
import { Time } from '#app/ui/time.tsx'

/** From when until when, as people say it. */
export const WindowSpan = ({ from, until, now }: { from: Moment; until: Moment; now: Moment }) => (
  <span>
    <Time at={from} now={now} /> – <Time at={until} now={now} />
  </span>
)

/** The plan as a fact beside the real times; none where all went as planned. */
export const plannedFact = (
  planned: { startsAt: Moment; endsAt: Moment } | null,
  label: string,
  now: Moment,
) =>
  planned ? [{ label, value: <WindowSpan from={planned.startsAt} until={planned.endsAt} now={now} /> }] : []
