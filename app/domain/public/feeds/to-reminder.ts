import { minuteMs } from '#app/domain/ground/vocabulary/durations.ts'
import { momentOf, startOfDay } from '#app/domain/ground/beijing-time.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { calendarDocument, utc } from './calendar-document.ts'
import { escapeText } from './content-line.ts'

type Reminder = {
  /** `YYYY-MM-DD`, both. */
  day: string
  answeredOn: string
  /** As they stand in the address, `nf.n.d`. */
  answers: string
  /** Where the result of the self-check is shown again. */
  url: string
}

/** When offices open, in Beijing. */
const hour = '09:00'
const lastsMinutes = 15

/**
 * One event with an alarm, for somebody to add to their own calendar. Answers and days alone make it: the same ones give
 * the same file, and a calendar that has it already keeps one event.
 */
export function toReminder({ day, answeredOn, answers, url }: Reminder, language: Language): string {
  const t = translator(language)
  const startsAt = momentOf(`${day}T${hour}`) ?? startOfDay(day)
  const summary = escapeText(t('check.reminder.title'))
  return calendarDocument({
    about: 'Self-check',
    language,
    events: [
      'BEGIN:VEVENT',
      `UID:check-${answers}-${day}@fapiao-desk`,
      `DTSTAMP:${utc(startOfDay(answeredOn))}`,
      `DTSTART:${utc(startsAt)}`,
      `DTEND:${utc(new Date(startsAt.getTime() + lastsMinutes * minuteMs))}`,
      `SUMMARY;LANGUAGE=${language}:${summary}`,
      `DESCRIPTION:${escapeText(`${t('check.reminder.text')}\n\n${url}`)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
    ],
  })
}
