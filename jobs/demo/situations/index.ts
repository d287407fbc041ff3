import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import { asSystem, type Context } from '#app/domain/ground/context.ts'
import { closeResolvedTickets } from '#app/domain/desk/tickets/close-resolved.ts'
import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { markPastAsSent } from '../mark-past-as-sent.ts'
import { markAsDemo } from '../mark-as-demo.ts'
import { makePeople } from '../people.ts'
import { afterRecovery } from './after-recovery.ts'
import { backlog } from './backlog.ts'
import { incidentAtNight } from './incident-at-night.ts'
import { maintenanceTonight } from './maintenance-tonight.ts'
import { quietDay } from './quiet-day.ts'
import type { Situation } from './situation.ts'

/** Every situation a database can be filled with, by the name of `npm run seed -- --situation NAME`. */
export const situations = {
  'quiet-day': quietDay,
  'incident-at-night': incidentAtNight,
  'after-recovery': afterRecovery,
  backlog,
  'maintenance-tonight': maintenanceTonight,
} satisfies Record<string, Situation>
export type SituationName = keyof typeof situations

export const isSituation = (name: string): name is SituationName => Object.hasOwn(situations, name)

/** Fills an empty database with the people of the demo and this one situation. */
export async function makeSituation(start: Context, name: SituationName, password: string): Promise<void> {
  const ctx = asSystem(start)
  const { away, make }: Situation = situations[name]
  await make(ctx, await makePeople(ctx, password, away))
  await markPastAsSent(ctx, new Date(ctx.now.getTime() - hourMs))
  while ((await closeResolvedTickets(ctx)) > 0);
  await markAsDemo(ctx)
  await chainAudit(ctx)
}
