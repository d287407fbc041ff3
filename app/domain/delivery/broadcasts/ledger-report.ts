import { openStates } from '#db/schema/delivery-states.ts'
import type { LedgerGroup } from '#db/schema/notice-reports.ts'
import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'

export type ChannelReport = {
  channel: string
  all: number
  gone: number
  waiting: number
  failed: number
  dropped: number
  /** Messages that left within a minute, before it was counted. */
  perMinute: number
  /** At that rate; null where nothing waits or nothing leaves. */
  minutesLeft: number | null
}
export type ProviderReport = {
  provider: string
  channel: string
  sent: number
  delivered: number
  temporary: number
  failed: number
}
export type FailureReport = { channel: string; failure: string; state: DeliveryState; count: number }
export type LedgerReport = {
  channels: ChannelReport[]
  providers: ProviderReport[]
  failures: FailureReport[]
}

const mostReasons = 50

/** What the groups of a ledger say, a channel, a provider and a reason at a time. `seconds`: since sending began. */
export function reportOf(groups: readonly LedgerGroup[], seconds: number): LedgerReport {
  // What left in the first seconds is not yet the work of a minute.
  const minutes = Math.min(60, Math.max(5, seconds)) / 60
  const sum = (rows: readonly LedgerGroup[], ...states: DeliveryState[]) =>
    rows.reduce((total, row) => total + (states.includes(row.state) ? row.count : 0), 0)

  const channels = [...by(groups, (row) => row.channel)].map(([channel, rows]) => {
    const waiting = sum(rows, ...openStates)
    const perMinute = Math.round(rows.reduce((total, row) => total + row.lastMinute, 0) / minutes)
    return {
      channel,
      all: rows.reduce((total, row) => total + row.count, 0),
      gone: sum(rows, 'sent', 'delivered'),
      waiting,
      failed: sum(rows, 'permanent'),
      dropped: sum(rows, 'suppressed', 'cancelled'),
      perMinute,
      minutesLeft: waiting > 0 && perMinute > 0 ? Math.ceil(waiting / perMinute) : null,
    }
  })
  const providers = [...by(groups, (row) => `${row.provider ?? ''} ${row.channel}`)].flatMap(([, rows]) => {
    const [{ provider, channel } = { provider: null, channel: '' }] = rows
    if (!provider) return []
    const [sent, delivered] = [sum(rows, 'sent', 'delivered'), sum(rows, 'delivered')]
    return [
      {
        provider,
        channel,
        sent,
        delivered,
        temporary: sum(rows, 'temporary'),
        failed: sum(rows, 'permanent'),
      },
    ]
  })
  const reasons = by(
    groups.filter((row) => row.failure !== null),
    (row) => `${row.channel} ${row.state} ${row.failure ?? ''}`,
  )
  const failures = [...reasons.values()].flatMap((rows) => {
    const [row] = rows
    return row
      ? [{ channel: row.channel, failure: row.failure ?? '', state: row.state, count: sum(rows, row.state) }]
      : []
  })
  return {
    channels: channels.sort((a, b) => b.all - a.all),
    providers: providers.sort((a, b) => b.sent + b.failed - a.sent - a.failed),
    failures: failures.sort((a, b) => b.count - a.count).slice(0, mostReasons),
  }
}

function by(groups: readonly LedgerGroup[], keyOf: (row: LedgerGroup) => string) {
  const found = new Map<string, LedgerGroup[]>()
  for (const row of groups) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row])
  return found
}
