import type { Priority } from '#app/domain/ground/vocabulary/ticket-words.ts'

/** 1 is the most urgent, or touches the most people; 3 the least. */
export type Level = 1 | 2 | 3

const matrix: Record<Level, Record<Level, Priority>> = {
  1: { 1: 'urgent', 2: 'high', 3: 'normal' },
  2: { 1: 'high', 2: 'normal', 3: 'low' },
  3: { 1: 'normal', 2: 'low', 3: 'low' },
}

/** Priority from urgency × impact. Levels outside 1–3 are taken as the nearest one. */
export const priorityOf = (urgency: number, impact: number): Priority =>
  matrix[levelOf(urgency)][levelOf(impact)]

const levelOf = (number: number): Level => (number <= 1 ? 1 : number >= 3 ? 3 : 2)
