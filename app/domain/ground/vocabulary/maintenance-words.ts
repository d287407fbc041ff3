/** What an update of a maintenance window is about. */
export const occasions = [
  'ahead',
  'started',
  'verifying',
  'completed',
  'rescheduled',
  'cancelled',
  'word',
] as const
export type Occasion = (typeof occasions)[number]
export const isOccasion = (value: unknown): value is Occasion =>
  occasions.some((occasion) => occasion === value)
