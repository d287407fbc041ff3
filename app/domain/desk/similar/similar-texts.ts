import { and, inArray, or, sql, type SQL } from 'drizzle-orm'
import { tickets, ticketTexts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { mayBeShown, mostShown, type SimilarTicket } from './similar-ticket.ts'
import { passagesOf, piecesOf, type Piece } from './text-pieces.ts'

// A report's own words are those that few others have. How many have a piece is known from the newest thousand texts;
// the index is asked for the rarest ones only, so that among a million it names some thousands at most.

export type SimilarText = SimilarTicket & {
  /** What both say, in the words of the ticket at hand. */
  passages: string[]
}

const sampled = 1000
/** Pieces that more than one text of twenty has tell none from another; in a small house a few are no many. */
const everydayShare = 1 / 20
const fewOf = 4
/** So many texts of the thousand may have one of the pieces that the index is asked for. */
const mostExpected = 20
/** Pieces that none of the thousand has name old tickets, or nobody's; some are asked for. */
const [mostKnown, mostUnseen] = [8, 4]
const compared = 200
const resolvedSinceDays = 90
/** Below this they only happen to use the same words. */
const leastPieces = 3
const leastShare = 0.15
const [mostPassages, longestPassage] = [2, 24]

type Weighed = Piece & { count: number; weight: number }

/** Open tickets, and those resolved lately, that share rare words with this one; those that share most first. */
export async function similarTexts(
  ctx: Context,
  ticket: Pick<Ticket, 'id' | 'subject' | 'description'>,
  known: ReadonlySet<string>,
): Promise<SimilarText[]> {
  const text = ticket.description.trim() || ticket.subject
  const pieces = await weighed(ctx, ticket, piecesOf(text))
  const wanted = wantedOf(pieces)
  if (wanted.length === 0) return []
  const candidates = await candidatesWith(ctx, ticket, wanted)
  return candidates
    .filter(({ number }) => !known.has(number))
    .flatMap((candidate) => {
      const { shared, score } = compare(pieces, candidate.text)
      return score > 0 ? [{ candidate, shared, score }] : []
    })
    .toSorted(
      (a, b) => b.score - a.score || b.candidate.createdAt.getTime() - a.candidate.createdAt.getTime(),
    )
    .slice(0, mostShown)
    .map(({ candidate: { number, subject, state, createdAt }, shared }) => ({
      number,
      subject,
      state,
      createdAt,
      passages: passagesOf(text, shared)
        .slice(0, mostPassages)
        .map((passage) => cutText(passage, longestPassage)),
    }))
}

/** The pieces that tell a text from others, each with how many of the newest have it. */
async function weighed(
  ctx: Context,
  ticket: Pick<Ticket, 'id'>,
  pieces: readonly Piece[],
): Promise<Weighed[]> {
  if (pieces.length === 0) return []
  const { ticketId, text } = ticketTexts
  // Pieces are letters and digits alone: in a pattern they stand for themselves.
  const patterns = pieces.map(({ grams }) => grams.map((gram) => `%${gram}%`).join(' '))
  const rows = await ctx.db.execute<{ count: number; size: number }>(sql`
    with sample as materialized (
      select lower(left(${text}, 2000)) as text from ${ticketTexts}
       where ${ticketId} <> ${ticket.id} order by ${ticketId} desc limit ${sampled})
    select (select count(*) from sample where sample.text like all (piece.patterns))::int as count,
           (select count(*) from sample)::int as size
      from (select string_to_array(patterns, ' ') as patterns, place
              from unnest(${sql.param(patterns)}::text[]) with ordinality as given(patterns, place) offset 0) piece
     order by piece.place`)
  return pieces.flatMap((piece, index) => {
    const { count = 0, size = 0 } = rows[index] ?? {}
    const isEveryday = count > Math.max(fewOf, size * everydayShare)
    return isEveryday ? [] : [{ ...piece, count, weight: Math.log((size + 2) / (count + 1)) }]
  })
}

/** The rarest of those that others have, and some that none of the newest has. */
export function wantedOf(pieces: readonly Pick<Weighed, 'grams' | 'count'>[]): string[][] {
  const seen = pieces.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)
  const wanted: string[][] = []
  let expected = 0
  for (const { grams, count } of seen.slice(0, mostKnown)) {
    expected += count
    if (expected > mostExpected) break
    wanted.push(grams)
  }
  const unseen = pieces.filter(({ count }) => count === 0).map(({ grams }) => grams)
  const step = Math.max(1, Math.ceil(unseen.length / mostUnseen))
  return [...wanted, ...unseen.filter((_, at) => at % step === 0)]
}

type Candidate = SimilarTicket & { text: string }

/** The newest that have one of the pieces. Which tickets these are is asked of each by its key. */
async function candidatesWith(
  ctx: Context,
  ticket: Pick<Ticket, 'id'>,
  wanted: readonly string[][],
): Promise<Candidate[]> {
  const { id, number, subject, state, createdAt } = tickets
  const grams = wanted.map((some) => sql`article_grams(${ticketTexts.text}) @> ${sql.param(some)}::text[]`)
  const rows = await ctx.db.execute<Omit<Candidate, 'createdAt'> & { created_at: string }>(sql`
    with named as materialized (
      select ${ticketTexts.ticketId}, left(${ticketTexts.text}, 2000) as text from ${ticketTexts} where ${or(...grams)})
    select found.*, named.text
      from named
     cross join lateral (
       select ${number}, ${subject}, ${state}, ${createdAt} from ${tickets}
        where ${id} = named.ticket_id and ${mayBeShown(ctx, ticket)} and ${isOfNow(ctx)} offset 0) found
     order by named.ticket_id desc limit ${compared}`)
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: new Date(created_at) }))
}

function isOfNow({ now }: Context): SQL | undefined {
  const since = new Date(now.getTime() - resolvedSinceDays * dayMs).toISOString()
  return or(
    inArray(tickets.state, [...openStates]),
    and(inArray(tickets.state, ['resolved', 'closed']), sql`${tickets.resolvedAt} >= ${since}::timestamptz`),
  )
}

/** The pieces that both have, and how much they say; nothing where they are too few. */
function compare(pieces: readonly Weighed[], text: string): { shared: ReadonlySet<string>; score: number } {
  const theirs = new Set(piecesOf(text).map((piece) => piece.text))
  const both = pieces.filter((piece) => theirs.has(piece.text))
  const isEnough =
    both.length >= leastPieces && both.length >= leastShare * Math.min(pieces.length, theirs.size)
  return {
    shared: new Set(both.map((piece) => piece.text)),
    score: isEnough ? both.reduce((sum, { weight }) => sum + weight, 0) : 0,
  }
}
