import {
  choose,
  isTrouble,
  observe,
  settle,
  startFailOver,
  type FailOver,
  type Side,
} from '#app/platform/fail-over.ts'
import { log } from '#app/platform/log.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'

/**
 * Two SMS providers that share the traffic: `share` of a hundred for the first, less for whoever is in trouble. Each
 * outcome says `by` whom. What went unanswered is tried again where it may have been taken.
 */
export function twoSmsProviders(
  first: Provider,
  second: Provider,
  share: number,
  { now = () => new Date(), random = Math.random }: { now?: () => Date; random?: () => number } = {},
): Provider {
  const sides = [first, second] as const
  let state: FailOver = startFailOver([share, 100 - share])
  /** Of a group that was made here, who sends it. */
  const planned = new WeakMap<readonly OutgoingMessage[], Side>()

  const sideFor = ({ unsureAt }: OutgoingMessage): Side => {
    const unsure = unsureAt === first.name ? 0 : unsureAt === second.name ? 1 : undefined
    return choose(state, random(), unsure)
  }

  function learn(side: Side, began: number, outcomes: Iterable<Outcome>) {
    const at = now()
    const ms = at.getTime() - began
    for (const outcome of outcomes) state = observe(state, side, { ms, failed: isTrouble(outcome) }, at)
    const settled = settle(state, at)
    if (settled.weights !== state.weights) {
      const [share0, share1] = settled.weights
      log.warn({ [first.name]: share0, [second.name]: share1 }, 'the shares of the SMS providers have moved')
    }
    state = settled
  }

  async function sendBy(side: Side, group: readonly OutgoingMessage[]): Promise<Map<string, Outcome>> {
    const provider = sides[side]
    const began = now().getTime()
    const outcomes = new Map<string, Outcome>()
    try {
      if (provider.batch) for (const [id, one] of await provider.batch.send(group)) outcomes.set(id, one)
      else for (const message of group) outcomes.set(message.id, await provider.send(message))
    } catch (error) {
      log.error({ provider: provider.name, err: error }, 'a provider threw')
    }
    for (const { id } of group)
      outcomes.set(id, {
        ...(outcomes.get(id) ?? { state: 'temporary', reason: 'provider_error' }),
        by: provider.name,
      })
    learn(side, began, outcomes.values())
    return outcomes
  }

  function groups(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
    const bySide: [OutgoingMessage[], OutgoingMessage[]] = [[], []]
    for (const message of messages) bySide[sideFor(message)].push(message)
    return ([0, 1] as const).flatMap((side) => {
      const own = sides[side].batch?.groups(bySide[side]) ?? bySide[side].map((message) => [message])
      for (const group of own) planned.set(group, side)
      return own
    })
  }

  return {
    name: `${first.name}+${second.name}`,
    concurrency: Math.max(first.concurrency, second.concurrency),
    limitsNumbers: first.limitsNumbers === true || second.limitsNumbers === true,
    async send(message) {
      const outcomes = await sendBy(sideFor(message), [message])
      return outcomes.get(message.id) ?? { state: 'temporary', reason: 'provider_error' }
    },
    batch: {
      groups,
      send: (group) => sendBy(planned.get(group) ?? 0, group),
    },
    async close() {
      await Promise.all([first.close(), second.close()])
    },
  }
}
