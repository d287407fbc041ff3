import { formatAnswers } from '#app/domain/knowledge/causes/walk.ts'

export const checkPath = (answers: readonly string[]) =>
  answers.length === 0 ? '/check' : `/check?a=${encodeURIComponent(formatAnswers(answers))}`

/** A result that says when to look again holds the day from which it counts: kept, it says the same day tomorrow. */
export const resultPath = (answers: readonly string[], answeredOn: string) =>
  `${checkPath(answers)}&on=${answeredOn}`

export const reminderPath = (answers: readonly string[], answeredOn: string) =>
  `/check/reminder.ics?a=${formatAnswers(answers)}&on=${answeredOn}`
