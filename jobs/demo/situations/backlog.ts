import { alarmLateTickets } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { fileReports } from '../file-reports.ts'
import { storiesOf } from '../texts.ts'
import { acknowledge } from '../work.ts'
import { hoursAfter, hoursBefore, type Situation } from './situation.ts'

const day = 24
/** Filed so many days ago: a ticket of usual priority is due after seven, and at risk in the last fifth of them. */
const waves = { late: [10, 7.5], atRisk: [6.6, 6], fresh: [2, 0.1] } as const
const count = 14

export const backlog: Situation = {
  shows: 'late tickets, tickets about to be late, and a queue that nobody takes from',
  away: ['tech', 'tech-lead'],
  async make(ctx, staff) {
    const ago = (days: number) => hoursBefore(ctx.now, days * day)
    const told = storiesOf('not_found')
    for (const [turn, [from, until]] of Object.values(waves).entries()) {
      const wave = { count, from: ago(from), until: ago(until), told, after: turn * count }
      // Every second one has been answered and is late all the same.
      for (const [at, filed] of (await fileReports(ctx, wave)).entries())
        if (at % 2 === 0) await acknowledge(ctx, filed, staff, hoursAfter(filed.ticket.createdAt, 2))
    }
    // For the department whose people are away.
    const queue = {
      count,
      from: ago(4),
      until: ago(0.2),
      told: storiesOf('error'),
      after: 3 * count,
    }
    await fileReports(ctx, queue)
    await alarmLateTickets(ctx)
  },
}
