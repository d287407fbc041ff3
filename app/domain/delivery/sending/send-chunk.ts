import type { LimitFunction } from 'p-limit'
import type { Context } from '#app/domain/ground/context.ts'
import { log } from '#app/platform/log.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import type { Channel, Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Sent } from './acknowledge.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import { overLimit } from './over-limit.ts'

/** Longest time a provider takes for one call before it counts as unanswered. */
export const longestSendMs = 11_000

export type Chunk = { lane: Lane; channel: Channel; rows: readonly Delivery[] }
/** What is ready to leave, and what became already of the rest. */
export type Ready = { rows: readonly Delivery[]; messages: OutgoingMessage[]; outcomes: Map<string, Result> }
type Result = Sent['outcome']

/** A claimed row as it leaves, why it never will, or why not now. */
export type Assembled = Map<string, OutgoingMessage | { unsendable: string } | { later: string }>
/** Writes the messages of some claimed rows; what they say is not the sender's business. */
export type AssembleChunk = (ctx: Context, channel: Channel, rows: readonly Delivery[]) => Promise<Assembled>

/** Writes a claimed chunk out; what may not leave has its outcome here. */
export async function prepareChunk(
  ctx: Context,
  { lane, channel, rows }: Chunk,
  provider: Provider,
  assemble: AssembleChunk,
): Promise<Ready> {
  const assembled = await assemble(ctx, channel, rows)
  const outcomes = new Map<string, Result>()
  const allOutgoing: OutgoingMessage[] = []
  for (const { id } of rows) {
    const outgoing = assembled.get(id)
    if (!outgoing) outcomes.set(id, { state: 'permanent', reason: 'no_content' })
    else if ('unsendable' in outgoing) outcomes.set(id, { state: 'permanent', reason: outgoing.unsendable })
    else if ('later' in outgoing) outcomes.set(id, { state: 'temporary', reason: outgoing.later })
    else allOutgoing.push(outgoing)
  }
  const held = provider.limitsNumbers ? await overLimit(ctx, lane, rows) : new Map<string, Result>()
  for (const [id, outcome] of held) outcomes.set(id, outcome)
  return { rows, messages: allOutgoing.filter(({ id }) => !held.has(id)), outcomes }
}

/** The same in portions of so many rows, each with its part of everything. */
export function portionsOf({ rows, messages: allOutgoing, outcomes }: Ready, size: number): Ready[] {
  const portions: Ready[] = []
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size)
    const ids = new Set(some.map(({ id }) => id))
    portions.push({
      rows: some,
      messages: allOutgoing.filter(({ id }) => ids.has(id)),
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
  { rows, messages: allOutgoing, outcomes }: Ready,
  provider: Provider,
  deadline: number,
  gate: LimitFunction,
): Promise<Sent[]> {
  const groups = provider.batch?.groups(allOutgoing) ?? allOutgoing.map((outgoing) => [outgoing])
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
  group: readonly OutgoingMessage[],
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

async function callOf(group: readonly OutgoingMessage[], provider: Provider): Promise<Map<string, Outcome>> {
  if (provider.batch) return provider.batch.send(group)
  const outcomes = new Map<string, Outcome>()
  for (const outgoing of group) outcomes.set(outgoing.id, await provider.send(outgoing))
  return outcomes
}
