import { cleanLine } from '#app/domain/ground/text/clean.ts'
import { toSimplified } from '#app/i18n/simplified.ts'

const mostWords = 8
const longestWord = 40

/** What people write around the thing they look for. */
const filler =
  /(请问|怎么办|怎么样|怎么|怎样|如何|为什么|什么|为何|可以|能不能|是不是|有没有|一下|我的|我|吗|呢|啊|的|了)/g

/** A question as one form: compatibility characters, simplified script, lower case. */
export const normalised = (text: string) => toSimplified(cleanLine(text.normalize('NFKC'))).toLowerCase()

/** The words of a search: parted by blanks and punctuation. Chinese runs stay whole. */
export function wordsOf(query: string): string[] {
  const words = normalised(query)
    .split(/[\s\p{P}\p{S}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, longestWord))
  return [...new Set(words)].slice(0, mostWords)
}

/**
 * The pieces of a question, for what resembles it: two characters each of its Chinese runs, and its Latin words.
 * What people write around a question is left out.
 */
export function piecesOf(query: string): string[] {
  const pieces = wordsOf(query).flatMap((word) =>
    word
      .replaceAll(filler, ' ')
      .split(/(?<=\p{Script=Han})(?!\p{Script=Han})|(?<!\p{Script=Han})(?=\p{Script=Han})|\s+/u)
      .filter(Boolean)
      .flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf(run) : run.length > 2 ? [run] : [])),
  )
  return [...new Set(pieces)]
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run)
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
