import { channelRules } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { ensureFresh, stale } from '#app/domain/ground/errors/stale.ts'
import { checkReason } from '#app/domain/ground/reason/check-reason.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { canSetRules } from './policy.ts'
import { switches } from './channel-rules.ts'
import { currentRules } from './turned-off.ts'

export type RulesInput = { on: readonly string[]; reason: string; seenVersion: number }

/**
 * Turns channels on and off, the whole table at once as its next version: it holds for every notice that is opened from
 * now on and for none that is under way. Throws invalid without a reason, and conflict where nothing would change or
 * somebody else was faster.
 */
export function setChannelRules(ctx: Context, { on, reason, seenVersion }: RulesInput): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const { actor } = tx
    ensure(actor.type === 'staff' && canSetRules(actor))
    const before = await currentRules(tx)
    ensureFresh('rules', seenVersion, before.version)
    const errors = checkReason(reason)
    if (errors.length > 0) throw invalid(errors)
    const off = switches.filter((cell) => !on.includes(cell))
    const turnedOff = off.filter((cell) => !before.off.includes(cell))
    const turnedOn = switches.filter((cell) => before.off.includes(cell) && !off.includes(cell))
    if (turnedOff.length + turnedOn.length === 0) throw conflict('rules.same')

    const version = seenVersion + 1
    const [written] = await tx.db
      .insert(channelRules)
      .values({
        id: uuidv7(tx.now),
        version,
        off,
        reason: reason.trim(),
        staffId: actor.id,
        createdAt: tx.now,
      })
      // Of two that save at the same moment the key lets one through.
      .onConflictDoNothing()
      .returning({ id: channelRules.id })
    if (!written) throw stale('rules', version)
    await record(tx, {
      action: 'channels.set',
      subject: { type: 'channel_rules', id: written.id },
      details: { version, before: before.off, after: off, turnedOff, turnedOn, reason: reason.trim() },
    })
    return version
  })
}
