import { sql } from 'drizzle-orm'
import { subscribers } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import type { OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { nextSlot, vendors } from '#app/platform/robots/robot.ts'
import type { Vendor } from '#app/platform/robots/vendor.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Ready } from './send-chunk.ts'

/** Longer than any stretch that a vendor counts over. */
const rememberedMs = 10 * 60_000

/**
 * Takes a slot for each message to a robot, just before it leaves: what would come too fast is held until the robot
 * may post again, and what is held for one robot then leaves together. The slots stand in the database, so that
 * several workers share them and a restart forgets none.
 */
export async function keepPace(
  ctx: Context,
  channel: Channel,
  ready: Ready,
  provider: Provider,
): Promise<Ready> {
  const vendor = vendors.find(({ name }) => name === channel)
  const allOutgoing = ready.messages.filter(({ demo }) => !demo)
  if (!vendor || allOutgoing.length === 0) return ready

  const recipients = new Map(ready.rows.map(({ id, recipient }) => [id, recipient]))
  const groups = (provider.batch?.groups(allOutgoing) ?? allOutgoing.map((outgoing) => [outgoing])).flatMap(
    (group) => {
      const recipient = recipients.get(group[0]?.id ?? '')
      return recipient ? [{ recipient, group }] : []
    },
  )
  const waits = await takeSlots(ctx, vendor, groups)
  const outcomes = new Map(ready.outcomes)
  for (const [{ id }, retryAfterMs] of waits)
    outcomes.set(id, { state: 'held', reason: 'robot_pace', retryAfterMs })
  const isHeld = new Set([...waits.keys()].map(({ id }) => id))
  return { ...ready, messages: ready.messages.filter(({ id }) => !isHeld.has(id)), outcomes }
}

type Group = { recipient: string; group: readonly OutgoingMessage[] }
type Slots = { id: string; recipient: string; posted: number[] }

/** The allOutgoing that have to wait, and for how long. */
function takeSlots(
  ctx: Context,
  vendor: Vendor,
  groups: readonly Group[],
): Promise<Map<OutgoingMessage, number>> {
  return inTransaction(ctx, async (tx) => {
    const waits = new Map<OutgoingMessage, number>()
    const known = await tx.db.execute<Slots>(sql`
      select id, recipient, posted from ${subscribers}
       where channel = ${vendor.name} and recipient = any(${sql.param([...new Set(groups.map(({ recipient }) => recipient))])}::text[])
       order by id for update`)
    // Whoever had the rows before us posted after our transaction began.
    const [clock] = await tx.db.execute<{ now: number }>(
      sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
    )
    const now = new Date(clock?.now ?? Date.now())
    const posted = new Map(known.map((row) => [row.recipient, row.posted]))
    for (const { recipient, group } of groups) {
      const times = posted.get(recipient) ?? []
      const slot = nextSlot(
        vendor,
        times.map((time) => new Date(time)),
        now,
      )
      if (slot > now) for (const outgoing of group) waits.set(outgoing, slot.getTime() - now.getTime())
      else posted.set(recipient, [...times, Math.round(now.getTime())])
    }
    await keep(tx, now, known, posted)
    return waits
  })
}

async function keep(
  tx: Context,
  now: Date,
  known: readonly Slots[],
  posted: ReadonlyMap<string, number[]>,
): Promise<void> {
  const since = now.getTime() - rememberedMs
  const rows = known.map(({ id, recipient }) => ({
    id,
    posted: (posted.get(recipient) ?? []).filter((time) => time > since),
  }))
  await tx.db.execute(sql`
    update ${subscribers} s set posted = r.posted
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, posted jsonb) where s.id = r.id`)
}
