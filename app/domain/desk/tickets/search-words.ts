import { sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import { variantsOf } from '#app/i18n/character-variants.ts'

const mostWords = 8
const longestWord = 40
/** Pieces of more ways of writing than this are left to the check of the text. */
const mostWays = 24

/** A word as the ways of writing each of its characters. */
type Word = string[][]

/** The words of a search in any order, parted by blanks of every kind. */
function wordsOf(q: string): Word[] {
  const words = cleanLine(q.normalize('NFKC')).split(/\s+/).filter(Boolean)
  return [...new Set(words)]
    .slice(0, mostWords)
    .map((word) => [...word].slice(0, longestWord).map((character) => variantsOf(character)))
}

/**
 * Tickets with every word, however it is written: simplified or traditional, full or half width, capitals or not. By
 * the index of one- and two-character pieces of the text as it stands, then checked against the text. Each piece of
 * the search is looked for in all its ways of writing, so that old rows are found without being written anew.
 */
export function withWords(q: string): SQL {
  const words = wordsOf(q)
  const pieces = words.flatMap(piecesOf)
  const sure = pieces.flatMap((ways) => (ways.length === 1 ? ways : []))
  const open = pieces.filter((ways) => ways.length > 1 && ways.length <= mostWays)
  const text = sql`${tickets.subject} || ' ' || ${tickets.description}`
  const conditions = [
    ...(sure.length > 0 ? [sql`tickets.grams @> ${listOf(sure)}`] : []),
    ...open.map((ways) => sql`tickets.grams && ${listOf(ways)}`),
    ...words.map((word) => sql`${text} ~* ${patternOf(word)}`),
  ]
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`false`
}

/** Each pair of neighbours in every way of writing it; of a single character, itself. */
function piecesOf(word: Word): string[][] {
  const [first = []] = word
  if (word.length === 1) return [first]
  return word
    .slice(1)
    .map((right, index) => (word[index] ?? []).flatMap((one) => right.map((other) => one + other)))
}

const patternOf = (word: Word) =>
  word
    .map((ways) => (ways.length === 1 ? ways.map(escaped).join('') : `[${ways.map(escaped).join('')}]`))
    .join('')

/** In PostgreSQL's expressions a backslash before anything but a letter or digit makes it stand for itself. */
const escaped = (character: string) => (/[\p{L}\p{N}]/u.test(character) ? character : `\\${character}`)

const listOf = (pieces: readonly string[]) => sql`${sql.param([...new Set(pieces)])}::text[]`
