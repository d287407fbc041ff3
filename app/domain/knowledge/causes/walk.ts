import type { Answer, Cause, DecisionTable, Prefill, Question } from './table-schema.ts'

/**
 * Where the answers have led: the next question (`step` counts from 1) or the likely cause. `lost` says that some of them
 * are not known.
 */
export type Walk = { answers: string[]; step: number; lost: boolean } & (
  | { question: Question; cause?: undefined }
  | { cause: Cause; question?: undefined }
)

/**
 * Follows the answers from the first question, as far as the table knows them: an older version of it or a mistyped
 * address may hold others.
 */
export function walk(table: DecisionTable, answers: readonly string[]): Walk {
  const [first] = table.questions
  const trail = trailOf(table, answers)
  const known = trail.map(({ answer }) => answer.id)
  const lost = known.length < answers.length

  const last = trail.at(-1)?.answer
  const cause = last?.cause === undefined ? undefined : causeOf(table, last.cause)
  if (cause) return { cause, step: trail.length, answers: known, lost }
  const question = last?.next === undefined ? first : (questionOf(table, last.next) ?? first)
  return { question, step: trail.length + 1, answers: known, lost }
}

/** The questions answered so far, each with the answer given, up to the first that the table doesn't know, for the summary and its "change" links. */
export function trailOf(
  table: DecisionTable,
  answers: readonly string[],
): { question: Question; answer: Answer }[] {
  const trail: { question: Question; answer: Answer }[] = []
  let question: Question | undefined = table.questions[0]
  for (const id of answers) {
    const answer: Answer | undefined = question?.answers.find((candidate) => candidate.id === id)
    if (!question || !answer) break
    trail.push({ question, answer })
    question = answer.next === undefined ? undefined : questionOf(table, answer.next)
  }
  return trail
}

/** What the answers tell for the report form; later answers correct earlier ones. */
export function answersToReport(
  table: DecisionTable,
  answers: readonly string[],
): Prefill & { causeCode?: string } {
  const known = trailOf(table, answers).map(({ answer }) => answer.report ?? {})
  const { cause } = walk(table, answers)
  return Object.assign({}, ...known, cause ? { causeCode: cause.code } : {})
}

export const causeOf = (table: DecisionTable, code: string): Cause | undefined =>
  table.causes.find((cause) => cause.code === code)

/** Answers as they stand in an address, `nf.n.d`. */
export const formatAnswers = (answers: readonly string[]): string => answers.join('.')

/** Answers out of an address; at most as many as any table could ask, whatever the address holds. */
export const parseAnswers = (text: string | null | undefined): string[] =>
  text
    ? text
        .slice(0, 200)
        .split('.')
        .filter((answer) => answer !== '')
    : []

const questionOf = (table: DecisionTable, id: string) =>
  table.questions.find((question) => question.id === id)
