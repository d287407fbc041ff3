import { replyWays, type ComposedReply } from '#app/domain/desk/tickets/send-reply.ts'
import { textOf, uploadsOf } from '#app/http/forms/fields.ts'

/** A reply as the composer sends it. */
export async function composed(form: FormData): Promise<ComposedReply> {
  const text = (name: string) => textOf(form, name)
  const way = replyWays.find((known) => known === text('way')) ?? 'reply'
  const version = Number.parseInt(text('seenVersion'), 10)
  const at = new Date(text('seenAt'))
  return {
    way,
    body: text(way === 'note' ? 'note' : 'body')
      .trim()
      .slice(0, 20_000),
    causeCode: text('causeCode'),
    seenVersion: Number.isNaN(version) ? undefined : version,
    seenAt: Number.isNaN(at.getTime()) ? undefined : at,
    files: await uploadsOf(form),
  }
}
