import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'
import { mostTags, readTags } from '#app/domain/desk/tickets/read-tags.ts'

/**
 * Adds tags and takes some away. Several are typed with commas between. Adding one that is there, or taking one that
 * isn't, changes nothing, so that no version has to be named. Throws invalid.
 */
export function correctTags(
  ctx: Context,
  number: string,
  { add = '', remove = [], ...seen }: { add?: string; remove?: readonly string[] } & Seen,
): Promise<Ticket> {
  const added = readTags(add)
  return correctTicket(ctx, number, seen, (_tx, { tags: before }) => {
    const tags = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...added])]
    if (tags.length > mostTags && tags.length > before.length)
      throw invalid([{ field: 'add', message: 'too_many_tags' }])
    const fresh = tags.filter((tag) => !before.includes(tag))
    const gone = before.filter((tag) => !tags.includes(tag))
    if (fresh.length === 0 && gone.length === 0) return null
    return { action: 'ticket.tags_changed', details: { added: fresh, removed: gone }, set: { tags } }
  })
}
