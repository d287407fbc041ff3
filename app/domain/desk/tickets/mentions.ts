import { and, asc, ne } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { putAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { addWatchers } from '#app/domain/desk/watchers/watchers.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { subjectOf, type Ticket } from './ticket.ts'
import { whoCanSee } from './who-can-see.ts'

export type Mentionable = { id: string; name: string }

const mostMentionable = 500

/** Who may be mentioned in a note on a ticket: colleagues who may see it. */
export async function mentionableOn(
  ctx: Context,
  ticket: Pick<Ticket, 'departmentId' | 'assigneeId'>,
): Promise<Mentionable[]> {
  const { actor } = ctx
  if (actor.type !== 'staff') return []
  return ctx.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(whoCanSee(ticket), ne(staff.id, actor.id)))
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(mostMentionable)
}

/**
 * The people whose names stand behind an @ in a text, each once. Where a name is the beginning of another the longer
 * one is meant; of two people with one name both are.
 */
export function mentionedIn(text: string, people: readonly Mentionable[]): Mentionable[] {
  const places = [...text.matchAll(/[@＠]/g)].map(({ index }) => index + 1)
  const found = new Set(
    places.flatMap((place) => {
      const named = people.filter(({ name }) => name !== '' && text.startsWith(name, place))
      const longest = Math.max(0, ...named.map(({ name }) => name.length))
      return named.filter(({ name }) => name.length === longest)
    }),
  )
  return [...found]
}

/** Calls those who are mentioned in a note; they watch the ticket from now on. Gives their ids. */
export async function callMentioned(tx: Context, ticket: Ticket, note: string): Promise<string[]> {
  if (!/[@＠]/.test(note)) return []
  const mentioned = mentionedIn(note, await mentionableOn(tx, ticket)).map(({ id }) => id)
  await addWatchers(tx, ticket.id, mentioned)
  for (const staffId of mentioned) {
    await putAlarm(tx, { kind: 'mentioned', subject: subjectOf(ticket), staffId })
  }
  return mentioned
}
