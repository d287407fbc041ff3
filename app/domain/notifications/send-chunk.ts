import type { Context } from '#app/domain/context.ts'
import { log } from '#app/platform/log.ts'
import type { Outcome, Parcel, Provider } from '#app/platform/provider.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import type { Sent } from './acknowledge.ts'
import type { Claimed } from './claim.ts'
import { overLimit } from './over-limit.ts'
import type { Gate } from './gate.ts'
import { pack } from './pack.ts'
import type { Shelf } from './shelf.ts'

/** Longest time a provider takes for one call before it counts as unanswered. */
export const longestSendMs = 11_000

export type Chunk = { lane: Lane; channel: Channel; rows: readonly Claimed[] }
/** What is ready to leave, and what became already of the rest. */
export type Ready = { rows: readonly Claimed[]; parcels: Parcel[]; outcomes: Map<string, Result> }
type Result = Sent['outcome']

/** Writes a claimed chunk out; what may not leave has its outcome here. */
export async function prepareChunk(
  ctx: Context,
  { lane, channel, rows }: Chunk,
  provider: Provider,
  shelf: Shelf,
): Promise<Ready> {
  const packed = await pack(ctx, channel, rows, shelf)
  const outcomes = new Map<string, Result>()
  const parcels: Parcel[] = []
  for (const { id } of rows) {
    const parcel = packed.get(id)
    if (!parcel) outcomes.set(id, { state: 'permanent', reason: 'no_content' })
    else if ('unsendable' in parcel) outcomes.set(id, { state: 'permanent', reason: parcel.unsendable })
    else parcels.push(parcel)
  }
  const held = provider.limitsNumbers ? await overLimit(ctx, lane, rows) : new Map<string, Result>()
  for (const [id, outcome] of held) outcomes.set(id, outcome)
  return { rows, parcels: parcels.filter(({ id }) => !held.has(id)), outcomes }
}

/** The same in portions of so many rows, each with its part of everything. */
export function portionsOf({ rows, parcels, outcomes }: Ready, size: number): Ready[] {
  const portions: Ready[] = []
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size)
    const ids = new Set(some.map(({ id }) => id))
    portions.push({
      rows: some,
      parcels: parcels.filter(({ id }) => ids.has(id)),
      outcomes: new Map([...outcomes].filter(([id]) => ids.has(id))),
    })
  }
  return portions
}

/**
 * Sends what is ready, in as few calls as the provider allows. What is not begun before `deadline` (milliseconds since
 * 1970) is left unsent: it could not be acknowledged any more while its lease holds.
 */
export async function sendChunk(
  { rows, parcels, outcomes }: Ready,
  provider: Provider,
  deadline: number,
  gate: Gate,
): Promise<Sent[]> {
  const groups = provider.batch?.groups(parcels) ?? parcels.map((parcel) => [parcel])
  await Promise.all(
    groups.map((group) =>
      gate(async () => {
        const answers = await sendGroup(group, provider, deadline)
        for (const { id } of group)
          outcomes.set(id, answers.get(id) ?? { state: 'unknown', reason: 'no_status' })
      }),
    ),
  )
  return rows.map((row) => ({ row, outcome: outcomes.get(row.id) ?? { state: 'unsent' } }))
}

async function sendGroup(
  group: readonly Parcel[],
  provider: Provider,
  deadline: number,
): Promise<Map<string, Result>> {
  const same = (outcome: Result) => new Map(group.map(({ id }) => [id, outcome]))
  if (Date.now() > deadline) return same({ state: 'unsent' })
  // A provider that never answers must not hold the chunk. The message may have left all the same.
  let timer: NodeJS.Timeout | undefined
  const unanswered = new Promise<Map<string, Result>>((resolve) => {
    timer = setTimeout(() => resolve(same({ state: 'unknown', reason: 'timeout' })), longestSendMs)
  })
  try {
    return await Promise.race([callOf(group, provider), unanswered])
  } catch (error) {
    log.error({ provider: provider.name, delivery: group[0]?.id, err: error }, 'a provider threw')
    return same({ state: 'temporary', reason: 'provider_error' })
  } finally {
    clearTimeout(timer)
  }
}

async function callOf(group: readonly Parcel[], provider: Provider): Promise<Map<string, Outcome>> {
  if (provider.batch) return provider.batch.send(group)
  const outcomes = new Map<string, Outcome>()
  for (const parcel of group) outcomes.set(parcel.id, await provider.send(parcel))
  return outcomes
}
