import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { addMessage, type Message } from './add-message.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { fileFollowUp } from './follow-up.ts'
import { moveTicket } from './move.ts'
import { subjectOf, type Ticket } from './ticket.ts'

export type Answer = {
  body: string
  /** "Thank you, no need to re-open." */
  keepClosed?: boolean | undefined
  channel?: string | undefined
  externalKey?: string | undefined
}

export type Answered = { message: Message; ticket: Ticket; followUpNumber: string | null }

/**
 * The reporter writes. A ticket that waited for them goes on; a resolved one is re-opened unless the answer says
 * otherwise; an archived one gets a linked follow-up (T3).
 */
export function answerTicket(ctx: Context, answer: Answer): Promise<Answered> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockOwnTicket(tx)
    if (ticket.state === 'cancelled' || ticket.state === 'merged') throw conflict('ticket.ended')
    if (ticket.state === 'closed' && !answer.keepClosed) {
      const followUp = await fileFollowUp(tx, ticket, answer.body)
      return { message: followUp.message, ticket, followUpNumber: followUp.ticket.number }
    }
    const message = await addMessage(tx, ticket, {
      author: 'reporter',
      visibility: 'public',
      body: answer.body,
      channel: answer.channel ?? 'web',
      externalKey: answer.externalKey,
    })
    await record(tx, {
      action: 'ticket.answered',
      subject: subjectOf(ticket),
      details: { messageId: message.id },
    })
    return { message, ticket: await goOn(tx, ticket, answer.keepClosed ?? false), followUpNumber: null }
  })
}

async function goOn(tx: Context, ticket: Ticket, keepClosed: boolean): Promise<Ticket> {
  if (ticket.state === 'waiting_reporter') {
    return moveTicket(tx, ticket, { to: 'open', action: 'ticket.resumed' })
  }
  if (ticket.state === 'resolved' && !keepClosed) {
    return moveTicket(tx, ticket, { to: 'reopened', action: 'ticket.reopened', details: { by: 'answer' } })
  }
  return ticket
}
