import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { contacts, incidents, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import { resolveLocked } from '#app/domain/desk/tickets/resolve.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOr } from '#app/i18n/language.ts'
import { subjectOfIncident, type Incident } from './incident.ts'

const chunk = 50
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * Resolves the tickets linked to a recovered incident, each with its own message and survey (I5). Goes on where it
 * was cut off; a ticket re-opened afterwards is left alone, because its turn is over. Returns how many it resolved.
 */
export async function recoverTickets(ctx: Context, incidentId: string): Promise<number> {
  let resolved = 0
  for (;;) {
    const count = await inTransaction(asSystem(ctx), (tx) => recoverChunk(tx, incidentId))
    if (count === null) return resolved
    resolved += count
  }
}

/** Incidents whose tickets still wait: what the sweep looks for. */
export const incidentsToRecover = async (ctx: Context): Promise<string[]> =>
  (
    await ctx.db
      .select({ id: incidents.id })
      .from(incidents)
      .where(and(isNotNull(incidents.resolvedAt), isNull(incidents.recoveredAt)))
  ).map((row) => row.id)

async function recoverChunk(tx: Context, incidentId: string): Promise<number | null> {
  const [incident] = await tx.db.select().from(incidents).where(eq(incidents.id, incidentId)).for('update')
  if (!incident?.resolvedAt || incident.recoveredAt) return null

  const rows = await tx.db
    .select({ ticket: tickets, language: contacts.language })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(
      and(
        eq(tickets.incidentId, incidentId),
        // A drill ends its own copies, whatever else may stand linked to it.
        incident.drillSince ? isNotNull(tickets.drillSince) : isNull(tickets.drillSince),
        gt(tickets.id, incident.recoveredUpTo ?? firstId),
        inArray(tickets.state, [...openStates]),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(chunk)
    .for('update', { of: tickets })
  for (const { ticket, language } of rows) {
    await resolveLocked(tx, ticket, {
      answer: recoveredWords(incident, language),
      causeCode: 'I1',
      by: 'recovery',
    })
  }

  const isDone = rows.length < chunk
  await tx.db
    .update(incidents)
    .set({
      recoveredUpTo: rows.at(-1)?.ticket.id ?? incident.recoveredUpTo,
      recoveredAt: isDone ? tx.now : null,
    })
    .where(eq(incidents.id, incidentId))
  if (isDone) await record(tx, { action: 'incident.recovered', subject: subjectOfIncident(incident) })
  return rows.length
}

function recoveredWords(incident: Incident, language: string): string {
  const reader = languageOr(language)
  return translator(reader)('recovery.answer', { title: textIn(incident.title, reader) })
}
