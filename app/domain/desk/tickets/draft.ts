import { and, eq } from 'drizzle-orm'
import { drafts } from '#db/schema/index.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { ensure, forbidden, notFound } from '#app/domain/ground/errors/errors.ts'
import { canReply, canSee } from './policy.ts'
import { findTicket } from './ticket.ts'

export type Draft = { visibility: 'public' | 'internal'; body: string }

/** Keeps what was typed with the server: it survives a log-out. An empty text discards the draft. */
export async function saveDraft(ctx: Context, number: string, draft: Draft): Promise<Date | null> {
  const { ticket, author } = await draftable(ctx, number, draft.visibility)
  const place = and(
    eq(drafts.ticketId, ticket.id),
    eq(drafts.staffId, author.id),
    eq(drafts.visibility, draft.visibility),
  )
  if (draft.body.trim() === '') {
    await ctx.db.delete(drafts).where(place)
    return null
  }
  await ctx.db
    .insert(drafts)
    .values({ ticketId: ticket.id, staffId: author.id, ...draft, savedAt: ctx.now })
    .onConflictDoUpdate({
      target: [drafts.ticketId, drafts.staffId, drafts.visibility],
      set: { body: draft.body, savedAt: ctx.now },
    })
  return ctx.now
}

async function draftable(ctx: Context, number: string, visibility: Draft['visibility']) {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  ensure(canReply(ctx.actor, ticket, visibility))
  const author: StaffActor | null = ctx.actor.type === 'staff' ? ctx.actor : null
  if (!author) throw forbidden()
  return { ticket, author }
}
