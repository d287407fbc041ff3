import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { sendReply } from '#app/domain/desk/tickets/send-reply.ts'
import { undoable } from '#app/domain/desk/undo/undoable.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerFormWithFiles } from '#app/http/forms/staff-form.ts'
import { addressOf } from '#app/http/visitor.ts'
import { listPath, ticketPath } from '#app/routes/desk/ticket-path.ts'
import { ticketAfter } from '#app/routes/desk/next-ticket.ts'
import { composed, goesOn } from '#app/routes/desk/reply-form.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { revalidateTicket, TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** Sends a reply or a note. One written on an older state comes back with its text and what has changed since. */
export function action({ request, params, context }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerFormWithFiles(request, addressOf(context), {
    before: async (ctx, form) => (goesOn(form) ? ticketAfter(ctx, request, number) : number),
    work: async (tx, form, files, next) => {
      const reply = composed(form, await files.uploads())
      const { undo } = await undoable(tx, { action: reply.way, numbers: [number] }, () =>
        sendReply(tx, number, reply),
      )
      return withResult(next ? ticketPath(request, next) : listPath(request), {
        done: reply.way,
        ...(undo ? { undo } : {}),
      })
    },
  })
}

export const shouldRevalidate = revalidateTicket
export const meta = ticketMeta
export default TicketPage
