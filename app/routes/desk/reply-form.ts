import { replyWays } from '#app/domain/ground/vocabulary/reply-ways.ts'
import type { ComposedReply } from '#app/domain/desk/tickets/send-reply.ts'
import type { Upload } from '#app/domain/ground/files/check-uploads.ts'
import { textOf } from '#app/http/forms/fields.ts'

/** A reply as the composer sends it. */
export function composed(form: FormData, files: Upload[]): ComposedReply {
  const text = (name: string) => textOf(form, name)
  const way = replyWays.find((known) => known === text('way').replace(/_next$/, '')) ?? 'reply'
  return {
    way,
    body: text(way === 'note' ? 'note' : 'body')
      .trim()
      .slice(0, 20_000),
    causeCode: text('causeCode'),
    ...seenIn(text),
    files,
  }
}

/** Whether the button pressed leads on to the next ticket. */
export const goesOn = (form: FormData): boolean => textOf(form, 'way').endsWith('_next')

/** The state of the ticket that the page showed, as its forms carry it. */
export function seenIn(text: (name: string) => string): Pick<ComposedReply, 'seenVersion' | 'seenAt'> {
  const version = Number.parseInt(text('seenVersion'), 10)
  const at = new Date(text('seenAt'))
  return {
    seenVersion: Number.isNaN(version) ? undefined : version,
    seenAt: Number.isNaN(at.getTime()) ? undefined : at,
  }
}
