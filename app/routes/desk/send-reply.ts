import type { Context } from '#app/domain/context.ts'
import { invalid } from '#app/domain/errors.ts'
import { attachFiles, checkUploads, type Upload } from '#app/domain/files/attach.ts'
import { once } from '#app/domain/idempotency/once.ts'
import { replyToTicket } from '#app/domain/tickets/reply.ts'
import { resolveTicket } from '#app/domain/tickets/resolve.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

export type Composed = {
  /** The button decides: a note can't leave by the reply's button, nor a reply by the note's. */
  way: 'reply' | 'ask' | 'resolve' | 'note'
  body: string
  causeCode: string
  seenVersion: number | undefined
  seenAt: Date | undefined
  key: string
  files: Upload[]
}

export async function composed(form: FormData): Promise<Composed> {
  const text = (name: string) => textOf(form, name)
  const wanted = text('way')
  const way = wanted === 'note' || wanted === 'ask' || wanted === 'resolve' ? wanted : 'reply'
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
    key: text('key'),
    files: await Promise.all(
      form.getAll('files').flatMap((file) => (file instanceof File ? [upload(file)] : [])),
    ),
  }
}

const upload = async (file: File): Promise<Upload> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** Sends what was composed, once a key: a second click gives the first one's answer. */
export async function sendReply(ctx: StaffContext, number: string, reply: Composed): Promise<void> {
  const { way, body, causeCode, seenVersion, seenAt, key } = reply
  if (body === '') throw invalid([{ field: way === 'note' ? 'note' : 'body', message: 'required' }])
  const files = checkUploads(reply.files)
  const visibility = way === 'note' ? 'internal' : 'public'
  const send = async (tx: Context) => {
    if (way === 'resolve') {
      const seen = { seenVersion, seenAt }
      const ticket = await resolveTicket(tx, number, {
        answer: body,
        causeCode: causeCode || undefined,
        ...seen,
      })
      await attachFiles(tx, ticket.id, files, { visibility })
    } else {
      const message = await replyToTicket(tx, number, {
        visibility,
        body,
        asks: way === 'ask',
        seenVersion,
        seenAt,
      })
      await attachFiles(tx, message.ticketId, files, { visibility, messageId: message.id })
    }
    return { status: 200, body: null }
  }
  if (!/^[\w-]{8,64}$/.test(key)) return void (await send(ctx))
  await once(ctx, { scope: `desk-reply:${ctx.actor.id}:${number}`, key, body: `${way}\n${body}` }, send)
}
