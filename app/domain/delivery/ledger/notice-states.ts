import { sql, type SQL } from 'drizzle-orm'
import { noticeStates, wordList, type NoticeState } from '#db/schema/delivery-states.ts'

export { noticeStates, type NoticeState }

/** Notices of which something may still be sent. */
export const unfinishedStates = [
  'expanding',
  'paused',
  'scheduled',
  'sending',
] as const satisfies readonly NoticeState[]

/** A state of a notice as a word of a statement's text (see `asState`). */
export const asNoticeState = (state: NoticeState): SQL => sql.raw(`'${state}'`)
export const asNoticeStates = (...states: NoticeState[]): SQL => sql.raw(wordList(states))
export const over = asNoticeStates('finished', 'cancelled')
