import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { useT } from '#app/ui/language.tsx'
import { Badge, StateDot } from '#app/ui/state/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'

type Look = { tone?: Tone; hollow?: boolean }

const looks: Record<TicketState, Look> = {
  new: { tone: 'planned' },
  open: { tone: 'info' },
  waiting_reporter: { tone: 'watch', hollow: true },
  waiting_upstream: { tone: 'watch', hollow: true },
  resolved: { tone: 'ok' },
  closed: { hollow: true },
  reopened: { tone: 'partial' },
  cancelled: { hollow: true },
  merged: { hollow: true },
}
const isState = (state: string): state is TicketState => state in looks
const lookOf = (state: string): Look => (isState(state) ? looks[state] : {})

export function useStateName(): (state: string) => string {
  const t = useT()
  return (state) => {
    const key = `ticketState.${state}`
    return isKey(key) ? t(key) : state
  }
}

export function TicketDot({ state }: { state: string }) {
  const name = useStateName()
  return <StateDot {...lookOf(state)} label={name(state)} />
}

export function TicketBadge({ state }: { state: string }) {
  const name = useStateName()
  return <Badge tone={lookOf(state).tone}>{name(state)}</Badge>
}
