// Isolated: it measures processor time, to which the memory that other tests have left would add.
import { expect, test } from 'vitest'
import { sharedAddresses } from '#app/http/page-cache/shared-addresses.ts'
import { originExempt } from '#app/http/origin-check.ts'
import { piecesOf } from '#test/support/pieces.ts'
import { cpuMs } from '#test/support/growth.ts'
import { expressionsIn, type Found } from '#test/support/regular-expressions.ts'

const folders = ['app', 'emails', 'jobs', 'db']
/** Each once, by the first place that has it. */
const written = [
  ...new Map(
    folders
      .flatMap(expressionsIn)
      .toReversed()
      .map((found) => [`/${found.source}/${found.flags}`, found]),
  ).values(),
]
const built: Found[] = [
  ...originExempt.map((expression) => ({ ...named(expression), place: 'originExempt' })),
  ...sharedAddresses.flatMap(({ path, query }) =>
    [path, ...Object.values(query)].map((expression) => ({ ...named(expression), place: 'sharedAddresses' })),
  ),
]
function named({ source, flags }: RegExp) {
  return { source, flags }
}

/** Long enough that what is quadratic takes some 12 ms, and what is linear a fraction of one. */
const long = 8_000
const suspectMs = 4

test(
  'every expression that is written anywhere takes a time that grows no faster than its text',
  { timeout: 120_000 },
  () => {
    const slow = [...written, ...built].flatMap((expression) => {
      const text = slowestOf(expression)
      return text === null ? [] : [`${expression.place} /${expression.source}/${expression.flags} on ${text}`]
    })
    expect(slow).toEqual([])
  },
)

test('it finds what grows faster', { timeout: 120_000 }, () => {
  const bad = [
    String.raw`[^\s/<>"']+(?:@|%40)[^\s/<>"']+`,
    String.raw`\s*,\s*`,
    String.raw`\s+$`,
    String.raw`^[\s<]+|[\s<]+$`,
    String.raw`<body[^>]*>`,
    String.raw`\[([^\]]*)\]\([^)]*\)`,
    String.raw`^(a|a)*$`,
    String.raw`(\w+\s?)+:$`,
    String.raw`#+[^#]*\n$`,
  ]
  expect(bad.filter((source) => slowestOf({ source, flags: '' }) === null)).toEqual([])
})

/** The text on which the time grows faster than the length; null where there is none. */
function slowestOf({ source, flags }: Pick<Found, 'source' | 'flags'>): string | null {
  // Searched everywhere, as `split` and `replaceAll` do.
  const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`)
  const time = (text: string) => cpuMs(() => text.replace(expression, ''), 1)
  for (const { name, make } of attacks(source, flags)) {
    // What grows exponentially or with the third power is found before it is long, or it would never end.
    if ([22, 500].some((length) => time(make(length)) > suspectMs && time(make(length)) > suspectMs))
      return name
    if (time(make(long)) > suspectMs && growsFaster(make)) return name
  }
  return null

  function growsFaster(make: (length: number) => string): boolean {
    const [short, eightfold] = [make(long / 8), make(long)]
    return (
      cpuMs(() => eightfold.replace(expression, ''), 4) >
      24 *
        Math.max(
          cpuMs(() => short.replace(expression, ''), 4),
          0.1,
        )
    )
  }
}

/** A beginning, one of the expression's own texts again and again, and an end that it does not want. */
function* attacks(source: string, flags: string) {
  const { samples, characters } = piecesOf(source, flags)
  const beginnings = new Set([
    '',
    'a',
    ...samples.flatMap((sample) => [1, 2, 4, 8].map((n) => sample.slice(0, n))),
  ])
  const pumps = new Set([
    ...characters,
    ...'a0 \n',
    ...samples.flatMap((sample) => [sample, ...[2, 3, 5, 8].map((n) => sample.slice(0, n))]),
    ...characters.slice(0, 5).flatMap((one) => characters.slice(0, 5).map((other) => one + other)),
  ])
  for (const beginning of beginnings)
    for (const pump of pumps)
      for (const end of ['', '\u0001'])
        yield {
          name: JSON.stringify(`${beginning}(${pump})…${end}`),
          make: (length: number) => beginning + pump.repeat(Math.ceil(length / pump.length)) + end,
        }
}
