export interface Candidate {
  id: string
  /** Open tickets this person has now. */
  openTickets: number
  /** When they were last given one, null if never. */
  lastAssignedAt: Date | null
}

export type AssigneeStrategy = 'fewest_open' | 'round_robin' | 'none'

/**
 * Who gets the next ticket, or null when everybody is at the cap (it waits in the queue) or the rule assigns to
 * nobody. `fewest_open`: the fewest open tickets, a tie goes to who has waited longest; `round_robin`: simply who
 * has waited longest. Equal in everything: by id, so that the choice is the same each time.
 */
export function chooseAssignee(
  strategy: AssigneeStrategy,
  candidates: readonly Candidate[],
  cap: number,
): Candidate | null {
  if (strategy === 'none') return null
  const free = candidates.filter((candidate) => candidate.openTickets < cap)
  const fewestFirst = (a: Candidate, b: Candidate) =>
    strategy === 'fewest_open' ? a.openTickets - b.openTickets : 0
  const [chosen] = free.toSorted(
    (a, b) => fewestFirst(a, b) || waitedSince(a) - waitedSince(b) || (a.id < b.id ? -1 : 1),
  )
  return chosen ?? null
}

const waitedSince = ({ lastAssignedAt }: Candidate) => lastAssignedAt?.getTime() ?? 0
