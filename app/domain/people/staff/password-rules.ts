import { invalid } from '#app/domain/ground/errors/errors.ts'

const shortest = 10
/** Of zxcvbn's scale from 0 to 4: below it fewer than a million tries are enough. */
const leastScore = 2
/** Longer ones are judged by their beginning: judging costs more than their length. */
const longestJudged = 100

/**
 * Throws `invalid` for a password that is short (under ten characters) or that is among the first million anybody would
 * try: common ones, rows of keys, dates and phone numbers, and what is known of its owner or of this product. `known`
 * are such words, e-mail addresses among them. No rule on kinds of characters, as NIST SP 800-63B advises.
 */
export async function checkPassword(password: string, known: readonly string[]): Promise<void> {
  if (password.length < shortest) throw invalid([{ field: 'password', message: 'password_short' }])
  const words = [
    ...known.flatMap((word) => [word, ...word.split('@'), ...word.split(/[@.\s_-]/)]),
    ...ofProduct,
  ]
  judge ??= loadJudge()
  const { score } = (await judge).check(password.slice(0, longestJudged), words)
  if (score < leastScore) throw invalid([{ field: 'password', message: 'password_easy' }])
}

const ofProduct = ['fapiao', 'desk', 'fapiao desk', '发票服务台', '查无此票']

let judge: ReturnType<typeof loadJudge> | undefined

/** Its lists take some megabytes: only a process in which a password is chosen has them. */
async function loadJudge() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}
