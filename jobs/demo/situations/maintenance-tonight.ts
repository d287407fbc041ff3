import { nextAt } from '../clock.ts'
import { announceExtension } from '../maintenance.ts'
import { markAsDemo } from '../mark-as-demo.ts'
import { makeSubscribers } from '../subscribers.ts'
import { makeSolvedTickets } from './quiet-day.ts'
import { hoursBefore, type Situation } from './situation.ts'

export const maintenanceTonight: Situation = {
  shows: 'a quiet desk with a maintenance window that begins at 22:00, and subscribers to be told of it',
  async make(ctx, staff) {
    await makeSolvedTickets(ctx, staff)
    await makeSubscribers(ctx, 30)
    await markAsDemo(ctx)
    const announced = { ...ctx, now: hoursBefore(ctx.now, 48) }
    await announceExtension(announced, nextAt(ctx.now, '22:00'))
  },
}
