import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { correctCategory } from '#app/domain/desk/corrections/correct-category.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { slaTargets } from '#app/domain/desk/sla/defaults.ts'
import { dueAt } from '#app/domain/desk/sla/due-at.ts'
import { calendar } from '#app/domain/desk/sla/house-calendar.ts'
import { extendByPause, type Pause } from '#app/domain/desk/sla/pause.ts'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { reopenTicket } from '#app/domain/desk/tickets/reopen.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { isWaiting } from '#app/domain/desk/tickets/states.ts'
import { lockTicketById, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { undoWithdrawal } from '#app/domain/desk/tickets/undo-withdrawal.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { takeBack } from '#app/domain/desk/undo/take-back.ts'
import { undoable } from '#app/domain/desk/undo/undoable.ts'
import { inTransaction, type Context, type StaffActor } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { isPriority, isTicketKind, isTicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

type Work = (tx: Context, number: string) => Promise<unknown>
const say =
  (more: object): Work =>
  (tx, number) =>
    replyToTicket(tx, number, { visibility: 'public', body: '已收到。', ...more })
/** What staff do, each of which they may take back. */
const staffDo: Record<string, Work> = {
  reply: say({}),
  ask: say({ asks: true }),
  note: say({ visibility: 'internal' }),
  resolve: (tx, number) => resolveTicket(tx, number, { answer: '已补传。', causeCode: 'T2' }),
  take: (tx, number) => assignTicket(tx, number, tx.actor.type === 'staff' ? tx.actor.id : null),
  transfer: (tx, number) => transferTicket(tx, number, { department: 'product', reason: '归口' }),
  urgent: (tx, number) => correctPriority(tx, number, { priority: 'urgent' }),
  low: (tx, number) => correctPriority(tx, number, { priority: 'low' }),
  suggestion: (tx, number) => correctCategory(tx, number, { category: 'feature_suggestion' }),
}
const reporterDoes: Record<string, (ctx: Context) => Promise<unknown>> = {
  answer: (ctx) => answerTicket(ctx, { body: '补充。' }),
  reopen: (ctx) => reopenTicket(ctx, '还是查不到'),
  withdraw: (ctx) => withdrawTicket(ctx, '找到了'),
  unwithdraw: (ctx) => undoWithdrawal(ctx),
}

type Model = {
  ticket: Ticket
  pauses: Pause[]
  pausedAt: Date | null
  events: number
  isRatedWhileOver: boolean
  last: { undo: string; before: Model } | null
}
type Real = { agent: StaffActor; id: string; now: Date }

class Does implements fc.AsyncCommand<Model, Real> {
  constructor(readonly what: string) {}
  check = () => true
  toString = () => this.what

  async run(model: Model, real: Real): Promise<void> {
    real.now = new Date(real.now.getTime() + 3_600_000)
    const before = { ...model, pauses: [...model.pauses] }
    const undo = await this.act(model, real).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      return undefined
    })
    const ticket = await inTransaction(asSystem(), (tx) => lockTicketById(tx, real.id))
    // Refused, or there was nothing to change.
    if (undo === undefined || ticket.version === model.ticket.version) {
      expect(ticket).toEqual(model.ticket)
      return
    }
    if (this.what === 'undo' && model.last) {
      const { version, ...rest } = model.last.before.ticket
      expect(ticket).toEqual({ ...rest, version: expect.any(Number) })
      expect(ticket.version).toBeGreaterThan(version)
      Object.assign(model, model.last.before, { ticket, events: before.events, last: null })
    } else {
      learn(model, ticket, real.now, this.what)
      model.last = undo ? { undo, before } : null
    }
    await holds(model, real)
  }

  private async act(model: Model, { agent, id, now }: Real): Promise<string | null> {
    if (this.what === 'undo') {
      await takeBack(as(agent, now), model.last?.undo ?? '')
      return null
    }
    const own = reporterDoes[this.what]
    if (own) {
      await own(as({ type: 'reporter', ticketId: id }, now))
      return null
    }
    const { number } = model.ticket
    const { undo } = await inTransaction(as(agent, now), (tx) =>
      undoable(tx, { action: this.what, numbers: [number], seconds: 30 }, async () =>
        staffDo[this.what]?.(tx, number),
      ),
    )
    return undo
  }
}

function learn(model: Model, ticket: Ticket, now: Date, what: string) {
  const waits = isTicketState(ticket.state) && isWaiting(ticket.state)
  if (waits) model.pausedAt ??= now
  else if (model.pausedAt) {
    model.pauses.push({ from: model.pausedAt, to: now })
    model.pausedAt = null
  }
  const rates = what === 'urgent' || what === 'low' || what === 'suggestion'
  if (rates && isTicketState(ticket.state) && !isOpen(ticket.state)) model.isRatedWhileOver = true
  model.ticket = ticket
}

/** What must be so whatever was done. */
async function holds(model: Model, { id }: Real) {
  const { ticket } = model
  const [counts] = await sql`
    select (select count(*)::int from events where subject_id = ${id}) as events,
           (select count(*)::int from tickets where id = ${id}) as tickets,
           (select count(*)::int from open_reports where ticket_id = ${id}) as keys,
           (select count(*)::int from surveys where ticket_id = ${id}) as surveys,
           (select count(*)::int from notices n
             where n.subject_id = ${id} and n.state <> 'cancelled' and n.details ? 'messageId'
               and not exists (select from messages m where m.id::text = n.details ->> 'messageId')) as orphans`
  const open = isTicketState(ticket.state) && isOpen(ticket.state)
  expect(counts).toMatchObject({
    tickets: 1,
    orphans: 0,
    keys: open ? 2 : 0,
    surveys: ticket.resolutionCount,
  })
  expect(counts?.events).toBeGreaterThan(model.events)
  model.events = Number(counts?.events)
  expect(ticket.pausedAt).toEqual(model.pausedAt)
  if (!open || model.isRatedWhileOver || !isTicketKind(ticket.kind) || !isPriority(ticket.priority)) return
  const { resolution } = slaTargets(ticket.kind, ticket.priority)
  const due = model.pauses.reduce(
    (at, pause) => extendByPause(at, pause, resolution.unit, calendar),
    dueAt(ticket.createdAt, resolution, calendar),
  )
  expect(ticket.resolutionDueAt).toEqual(due)
}

test('in whatever order things are done and taken back, no ticket or message is lost and the clocks are right', async () => {
  const agent = await hire(['admin', 'agent'])
  const steps = [...Object.keys(staffDo), ...Object.keys(reporterDoes), 'undo', 'undo', 'undo']
  await fc.assert(
    fc.asyncProperty(
      fc.commands(
        steps.map((what) => fc.constant(new Does(what))),
        { maxCommands: 14 },
      ),
      async (commands) => {
        const filedAt = new Date('2026-03-02T08:00+08:00')
        const ticket = await createTicket({}, filedAt)
        const fresh = { pauses: [], pausedAt: null, events: 1, isRatedWhileOver: false, last: null }
        const model: Model = { ticket, ...fresh }
        await fc.asyncModelRun(() => ({ model, real: { agent, id: ticket.id, now: filedAt } }), commands)
      },
    ),
    { numRuns: 15 },
  )
})
