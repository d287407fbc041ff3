/** What went wrong in typing: a wrong digit, two neighbours exchanged, a digit left out, one too many. */
export type Slip = 'digit' | 'swap' | 'missing' | 'extra'

/** Where another number departs from the first: which of its digits, from 0, and how many of them. */
export type Difference = { slip: Slip; at: number; length: 0 | 1 | 2 }

const digits = '0123456789'

/**
 * Every number that one slip of typing makes of this one, without itself: of 20 digits some 400, of 8 some 160. They
 * are looked up by equality, as no index finds numbers by their distance.
 */
export function numbersNear(number: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= number.length; at++) {
    const [before, after] = [number.slice(0, at), number.slice(at + 1)]
    const [here = '', next = ''] = [number[at], number[at + 1]]
    if (here) found.add(before + after)
    if (next) found.add(before + next + here + number.slice(at + 2))
    for (const digit of digits) {
      if (here) found.add(before + digit + after)
      found.add(before + digit + number.slice(at))
    }
  }
  found.delete(number)
  found.delete('')
  return [...found]
}

/** How the other number differs by one slip; null where it is the same, or further away. */
export function differenceOf(number: string, other: string): Difference | null {
  let at = 0
  while (at < number.length && number[at] === other[at]) at++
  const [mine, theirs] = [number.slice(at), other.slice(at)]
  if (mine === theirs) return null
  if (mine.slice(1) === theirs) return { slip: 'missing', at, length: 0 }
  if (mine === theirs.slice(1)) return { slip: 'extra', at, length: 1 }
  if (mine.slice(1) === theirs.slice(1)) return { slip: 'digit', at, length: 1 }
  const isSwap = mine[0] === theirs[1] && mine[1] === theirs[0] && mine.slice(2) === theirs.slice(2)
  return isSwap ? { slip: 'swap', at, length: 2 } : null
}
