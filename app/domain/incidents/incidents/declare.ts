import { Day } from '#app/domain/ground/input/day.ts'
import { symptoms } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { line, prose } from '#app/domain/ground/input/text.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { Translated, translatedLine } from '#app/domain/ground/translated/translated.ts'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { incidentRoles, incidents, incidentStages } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { publicIncidentChanged } from './public-incident-changed.ts'
import { ensureDaysInOrder } from './applies.ts'
import { callRoles } from './call-roles.ts'
import { copyTicketsIntoDrill } from './copy-into-drill.ts'
import { subjectOfIncident, type Incident } from './incident.ts'
import { components, type ComponentState } from '#app/domain/ground/vocabulary/components.ts'
import { linkTickets } from './link-tickets.ts'
import { newIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { canDeclare } from '#app/domain/people/roles/may.ts'
import { etaOf, planStages } from './stages.ts'
import { chooseStagePlan, type PlannedStage } from '#app/domain/incidents/stage-plans/stage-plans.ts'

export const Declaration = z.object({
  title: z.union([line(120).min(1), translatedLine(120)]),
  severity: wholeNumber(1, 4),
  components: z.array(z.enum(components)).default([]),
  regions: z.array(line(40).min(1)).max(40).default([]),
  invoiceKinds: z.array(z.enum(invoiceKinds)).default([]),
  symptoms: z.array(z.enum(symptoms)).default([]),
  issuedFrom: Day.nullable().default(null),
  issuedUntil: Day.nullable().default(null),
  dependencies: z.array(line(80).min(1)).max(20).default([]),
  description: prose(8000).min(1),
  workaround: Translated.optional(),
  relief: Translated.optional(),
  drill: z.boolean().default(false),
  tickets: z.array(line(40)).max(1000).default([]),
  plan: line(80).optional().describe('The key of a stage plan; without it the usual one.'),
  plannedMinutes: z
    .record(z.string(), z.number().int().min(1).max(40_320))
    .optional()
    .describe('By stage key of the plan, where other times than its own are planned.'),
})
export type Declaration = z.input<typeof Declaration>

/**
 * Declares an incident, with the tickets it was seen in; a drill gets copies of them. The stages of its plan
 * are planned from now and the first one runs. The public sees it with its first published update, a drill never.
 * Throws invalid where there is no such plan or stage, or the issue dates end before they begin.
 */
export function declareIncident(ctx: Context, input: Declaration): Promise<Incident> {
  const declaration = Declaration.parse(input)
  ensureDaysInOrder(declaration)
  return inTransaction(ctx, async (tx) => {
    ensure(canDeclare(tx.actor))
    const plan = await chooseStagePlan(tx, declaration.plan)
    const stages = planStages(tx.now, withMinutes(plan.stages, declaration.plannedMinutes ?? {}))
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
      details: {
        number: incident.number,
        severity: incident.severity,
        drill: declaration.drill,
        plan: plan.key,
      },
    })
    await callRoles(tx, incident)
    if (declaration.drill) await copyTicketsIntoDrill(tx, incident.number, declaration.tickets)
    else await linkTickets(tx, incident.number, { add: declaration.tickets })
    await publicIncidentChanged(tx, incident)
    return incident
  })
}

/** The stages of a plan, with other minutes for some. */
function withMinutes(stages: readonly PlannedStage[], minutes: Readonly<Record<string, number>>) {
  const unknown = Object.keys(minutes).filter((key) => !stages.some((stage) => stage.key === key))
  if (unknown.length > 0)
    throw invalid(unknown.map((key) => ({ field: `plannedMinutes.${key}`, message: 'unknown' })))
  const given = new Map(Object.entries(minutes))
  return stages.map((stage) => ({ ...stage, plannedMinutes: given.get(stage.key) ?? stage.plannedMinutes }))
}

const triesForNumber = 5

async function insertIncident(
  tx: Context,
  declaration: z.output<typeof Declaration>,
  eta: Date | null,
): Promise<Incident> {
  const { title, drill, tickets: _, plan: __, plannedMinutes: ___, workaround, relief, ...rest } = declaration
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
