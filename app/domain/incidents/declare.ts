import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { incidentRoles, incidents, incidentStages } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/announcements/content-version.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure } from '#app/domain/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { components, subjectOfIncident, type ComponentState, type Incident } from './incident.ts'
import { linkTickets } from './link-tickets.ts'
import { newIncidentNumber } from './number.ts'
import { canDeclare } from './policy.ts'
import { etaOf, planStages, stageKeys, stageTemplate } from './stages.ts'

export const Translated = z.object({
  'zh-CN': z.string().trim().min(1).max(4000),
  'zh-TW': z.string().trim().max(4000).optional(),
  en: z.string().trim().max(4000).optional(),
})

export const Declaration = z.object({
  title: z.union([z.string().trim().min(1).max(120), Translated]),
  severity: z.coerce.number().int().min(1).max(4),
  components: z.array(z.enum(components)).default([]),
  regions: z.array(z.string().trim().min(1).max(40)).max(40).default([]),
  dependencies: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  description: z.string().trim().min(1).max(8000),
  workaround: Translated.optional(),
  relief: Translated.optional(),
  drill: z.boolean().default(false),
  tickets: z.array(z.string()).max(1000).default([]),
  plannedMinutes: z.partialRecord(z.enum(stageKeys), z.number().int().min(1).max(40_320)).optional(),
})
export type Declaration = z.input<typeof Declaration>

/**
 * Declares an incident, with the tickets it was seen in. Its four stages are planned from now and the first one runs.
 * The public sees it with its first published update.
 */
export function declareIncident(ctx: Context, input: Declaration): Promise<Incident> {
  const declaration = Declaration.parse(input)
  return inTransaction(ctx, async (tx) => {
    ensure(canDeclare(tx.actor))
    const stages = planStages(tx.now, { ...stageTemplate, ...declaration.plannedMinutes })
    const incident = await insertIncident(tx, declaration, etaOf(stages, tx.now))
    await tx.db.insert(incidentStages).values(stages.map((stage) => ({ ...stage, incidentId: incident.id })))
    if (incident.commanderId) {
      await tx.db.insert(incidentRoles).values({
        id: uuidv7(tx.now),
        incidentId: incident.id,
        role: 'commander',
        staffId: incident.commanderId,
        since: tx.now,
      })
    }
    await record(tx, {
      action: 'incident.declared',
      subject: subjectOfIncident(incident),
      details: { number: incident.number, severity: incident.severity, drill: declaration.drill },
    })
    await linkTickets(tx, incident.number, { add: declaration.tickets })
    await publicContentChanged(tx)
    return incident
  })
}

const triesForNumber = 5

async function insertIncident(
  tx: Context,
  declaration: z.output<typeof Declaration>,
  eta: Date | null,
): Promise<Incident> {
  const { title, drill, tickets: _, plannedMinutes: __, workaround, relief, ...rest } = declaration
  for (let attempt = 1; attempt <= triesForNumber; attempt++) {
    const [incident] = await tx.db
      .insert(incidents)
      .values({
        ...rest,
        id: uuidv7(tx.now),
        number: newIncidentNumber(randomInt),
        title: typeof title === 'string' ? { 'zh-CN': title } : title,
        workaround: workaround ?? null,
        relief: relief ?? null,
        publicStatus: 'investigating',
        componentStates: Object.fromEntries(
          declaration.components.map((component) => [component, impactOf(declaration.severity)]),
        ),
        commanderId: tx.actor.type === 'staff' ? tx.actor.id : null,
        declaredAt: tx.now,
        eta,
        drillSince: drill ? tx.now : null,
        createdAt: tx.now,
      })
      .onConflictDoNothing({ target: incidents.number })
      .returning()
    if (incident) return incident
  }
  throw new Error('no free incident number in five draws')
}

/** What a component is taken to suffer until an update says otherwise. */
export function impactOf(severity: number): ComponentState {
  if (severity === 1) return 'major_outage'
  if (severity === 2) return 'partial_outage'
  return severity === 3 ? 'degraded_performance' : 'operational'
}
