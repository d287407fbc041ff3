import { components } from '#app/domain/ground/vocabulary/components.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { isSameDay } from '#app/domain/ground/beijing-time.ts'
import { formatStamp, formatTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import { isOccasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import type { Window, WindowUpdate } from './window.ts'

/** What an update says where nobody wrote words: kept times as they were, so that it stays true. */
export function sayingOf(
  window: Window,
  update: WindowUpdate,
  language: Language,
  all: readonly WindowUpdate[] = [],
): string {
  const t = translator(language)
  const { startsAt, endsAt } = timesAt(window, update, all)
  const occasion = isOccasion(update.occasion) ? update.occasion : 'word'
  const times = { window: windowTimes(startsAt, endsAt) }
  switch (occasion) {
    case 'ahead':
      return t('maintenance.said.ahead', times)
    case 'started':
      return t('maintenance.said.started', { until: formatStamp(endsAt) })
    case 'verifying':
      return t('maintenance.said.verifying')
    case 'completed':
      return t('maintenance.said.completed')
    case 'rescheduled': {
      const former = windowTimes(update.formerStartsAt ?? startsAt, update.formerEndsAt ?? endsAt)
      return t('maintenance.said.rescheduled', { ...times, former })
    }
    case 'cancelled':
      return t('maintenance.said.cancelled')
    case 'word':
      return ''
  }
}

/** The times a window had when something was said of it: those that the next change of times replaced, else today's. */
function timesAt(window: Window, update: WindowUpdate, all: readonly WindowUpdate[]) {
  const [change] = all
    .filter(
      ({ windowId, seq, formerStartsAt }) => windowId === window.id && seq > update.seq && formerStartsAt,
    )
    .sort((left, right) => left.seq - right.seq)
  return {
    startsAt: change?.formerStartsAt ?? window.startsAt,
    endsAt: change?.formerEndsAt ?? window.endsAt,
  }
}

/** The components a window touches, in words. */
export function affectedIn(touched: readonly string[], language: Language): string {
  const t = translator(language)
  const named = components.filter((component) => touched.includes(component))
  return named.length === 0
    ? t('component.all')
    : named.map((component) => t(`component.${component}`)).join(t('list.comma'))
}

/** 2026-11-22 22:00 – 2026-11-23 04:00; the day once where it is the same. */
export const windowTimes = (startsAt: Date, endsAt: Date): string =>
  `${formatStamp(startsAt)} – ${isSameDay(startsAt, endsAt) ? formatTime(endsAt) : formatStamp(endsAt)}`
