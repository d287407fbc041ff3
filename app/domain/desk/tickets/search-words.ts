import { and, inArray, isNull, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { contacts, messages, tickets, ticketTexts } from '#db/schema/index.ts'
import { comparableName } from '#app/domain/contacts/contacts/name.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { tailOfLetters } from './search-tails.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import { variantsOf } from '#app/i18n/character-variants.ts'

const mostWords = 8
const longestWord = 40
/** Pieces of more ways of writing than this are left to the check of the text. */
const mostWays = 24

/** A word as the ways of writing each of its characters. */
export type Word = string[][]

/** The words of a search in any order, parted by blanks of every kind. */
function wordsOf(q: string): Word[] {
  const words = cleanLine(q.normalize('NFKC')).split(/\s+/).filter(Boolean)
  return [...new Set(words)]
    .slice(0, mostWords)
    .map((word) => [...word].slice(0, longestWord).map((character) => variantsOf(character)))
}

/** Tickets with every word of it, in whichever of their texts, and those whose reporter or number it names. */
export type WordSearch = { by: 'words'; words: readonly Word[]; named: readonly SQL[] }

/** What is typed, as words, as a whole name and as the letters that a ticket number ends with. */
export function searchOfWords(q: string): WordSearch {
  const name = comparableName(q)
  const tail = tailOfLetters(q)
  const named = [...(name && name.length > 1 ? [reportersNamed(name)] : []), ...(tail ? [tail] : [])]
  return { by: 'words', words: wordsOf(q), named }
}

const reportersNamed = (name: string): SQL =>
  sql`select ${tickets.id} from ${tickets} join ${contacts} on ${contacts.id} = ${tickets.contactId}
       where ${inArray(contacts.nameIndex, blindIndexes('name', name))}`

/** The two kinds of text that a ticket is found by. What an incident told all its tickets tells none of them apart. */
const texts = [
  { table: ticketTexts, id: ticketTexts.ticketId, text: ticketTexts.text, only: sql`true` },
  { table: messages, id: messages.ticketId, text: messages.body, only: isNull(messages.incidentUpdateId) },
] as const

/** Whether one of the ticket's texts has the word. `offset 0`: asked ticket by ticket, never of all texts at once. */
export const hasWord = (ticketId: SQL, word: Word): SQL =>
  sql`(${sql.join(
    texts.map(
      ({ table, id, text, only }) =>
        sql`exists (select from ${table} where ${id} = ${ticketId} and ${only} and ${text} ~* ${patternOf(word)} offset 0)`,
    ),
    sql` or `,
  )})`

/** The ids of the tickets that have each of these words, in whichever of their texts. */
export const ticketsWith = (words: readonly Word[]): SQL =>
  sql.join(
    words.map((word) => sql`(${ticketsWithOne(word)})`),
    sql` intersect `,
  )

/**
 * The ids of the tickets one of whose texts has a word: by the index of one- and two-character pieces of the
 * text as it stands, then checked against the text. Each piece is looked for in all its ways of writing, so that old
 * rows are found without being written anew.
 */
const ticketsWithOne = (word: Word): SQL =>
  sql.join(
    texts.map(
      ({ table, id, text, only }) =>
        sql`select ${id} from ${table} where ${and(only, ...havingPieces(text, piecesOf(word)), sql`${text} ~* ${patternOf(word)}`)}`,
    ),
    sql` union `,
  )

function havingPieces(text: SQLWrapper, pieces: readonly string[][]): SQL[] {
  const sure = pieces.flatMap((ways) => (ways.length === 1 ? ways : []))
  const open = pieces.filter((ways) => ways.length > 1 && ways.length <= mostWays)
  return [
    ...(sure.length > 0 ? [sql`article_grams(${text}) @> ${listOf(sure)}`] : []),
    ...open.map((ways) => sql`article_grams(${text}) && ${listOf(ways)}`),
  ]
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
