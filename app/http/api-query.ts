import { cleanText } from '#app/domain/ground/text/clean.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'

// The query of a call. A value that would be left out unsaid makes an answer to another question: it is refused.

/** One value of the query, undefined where it is absent. Throws `invalid` where it is given twice. */
export function valueIn(query: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = query.getAll(name)
  if (others.length > 0) throw invalid([{ field: name, message: 'once' }])
  return value === undefined ? undefined : cleanText(value)
}

/** `?limit`, 1 to 200, 50 by default. */
export function limitOf(query: URLSearchParams): number {
  const given = valueIn(query, 'limit') ?? '50'
  const wanted = /^\d{1,3}$/.test(given) ? Number(given) : 0
  if (wanted < 1 || wanted > 200) throw invalid([{ field: 'limit', message: 'limit' }])
  return wanted
}

/** A word of the query, undefined where it is absent. Throws `invalid` for one that is none of `words`. */
export function wordIn<Word extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const given = valueIn(query, name)
  return given === undefined ? undefined : matching(name, given, (text) => words.find((one) => one === text))
}

/** A value of the query as `read` understands it. Throws `invalid` with `message` for what it does not. */
export function readIn<Value>(
  query: URLSearchParams,
  name: string,
  read: (text: string) => Value | null | undefined,
  message = 'type',
): Value | undefined {
  const given = valueIn(query, name)
  return given === undefined ? undefined : matching(name, given, read, message)
}

/** What is the id of a row by its shape. */
export const idOf = (text: string): string | null => (isUuid(text) ? text : null)

function matching<Value>(
  name: string,
  given: string,
  read: (text: string) => Value | null | undefined,
  message = 'choice',
): Value {
  const value = read(given)
  if (value === null || value === undefined) throw invalid([{ field: name, message }])
  return value
}
