import {
  agencyMobile,
  invoiceOf,
  largeCompany,
  mobileOf,
  nameOf,
  numberOf,
  taxIdOf,
  type Shape,
} from '#test/bench/fill/people.ts'
import { sharedWords } from '#test/bench/fill/statements.ts'

export type Typed = (round: number) => string

/** Numbers, contacts and names. Each search is asked for another thing every round, of every age. */
export function lookUps(shape: Shape): Record<string, Typed> {
  const nth = (round: number, fits: (n: number) => boolean) => {
    let n = 1 + Math.floor((shape.tickets - 1) * (((round * 37) % 101) / 101))
    while (!fits(n)) n = 1 + (n % shape.tickets)
    return n
  }
  const paper = (n: number) => n % 8 !== 7 && invoiceOf(n).code !== null
  const digital = (n: number) => n % 8 !== 7 && invoiceOf(n).code === null
  return {
    'ticket number': (round) => numberOf(nth(round, () => true)),
    'invoice number of 20 digits': (round) => invoiceOf(nth(round, digital)).number,
    'invoice number of 8 digits': (round) => invoiceOf(nth(round, paper)).number,
    'code and number': (round) => Object.values(invoiceOf(nth(round, paper))).join(' '),
    'number that nobody reported': (round) => `99${String(round).padStart(18, '7')}`,
    'tax number': (round) => taxIdOf(nth(round, digital)),
    'tax number of a large company': () => largeCompany,
    'phone of few': (round) =>
      mobileOf(
        nth(round, (n) => mobileOf(n, shape) !== agencyMobile),
        shape,
      ),
    'phone of the agency': () => agencyMobile,
    'whole name': (round) => nameOf(round * 37),
    'last four of a number': (round) => String(1000 + round * 211),
  }
}

/** Words of one, two and three characters that from none to all of the tickets have. */
export const fullTexts: Record<string, Typed> = {
  ...Object.fromEntries(
    sharedWords.flatMap(({ word, inEvery }) =>
      [1, 2, 3].map((length) => [`${length} of one in ${inEvery}`, () => word.slice(0, length)]),
    ),
  ),
  '1 of all': () => '票',
  '2 of all': () => '核实',
  '3 of all': () => '请核实',
  'two words of all': () => '请核实 在',
  'rare word and frequent one': () => `${sharedWords[1].word} 核实`,
  'word that few have': (round) => `红字确认单已开，请核实${round}`,
}
