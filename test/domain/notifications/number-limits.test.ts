import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayAccept, type SentSms, type SmsPurpose } from '#app/domain/delivery/sending/number-limits.ts'

const at = (text: string) => new Date(`2026-03-02T${text}+08:00`)
const sent = (purpose: SmsPurpose, ...times: string[]): SentSms[] =>
  times.map((time) => ({ at: at(time), purpose }))
const every = (purpose: SmsPurpose, count: number, from: string, minutes: number): SentSms[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(at(from).getTime() + index * minutes * 60_000),
    purpose,
  }))

test.each<[string, SentSms[], SmsPurpose, string]>([
  ['nothing was sent', [], 'code', '09:00:00'],
  ['the last code went in the minute before', sent('code', '08:59:59.999'), 'code', '09:00:00'],
  ['a notice went in the same minute', sent('notice', '09:00:10'), 'code', '09:00:30'],
  ['a code went in the same minute', sent('code', '09:00:10'), 'notice', '09:00:30'],
  ['five codes went in the hour before', every('code', 5, '08:50:00', 2), 'code', '09:00:00'],
  ['nine codes went today', every('code', 9, '00:30:00', 60), 'code', '09:00:00'],
  ['49 notices went today', every('notice', 49, '00:00:00', 10), 'notice', '09:00:00'],
])('a number may get a message where %s', (_, history, purpose, now) => {
  expect(mayAccept(history, purpose, at(now))).toEqual({ ok: true })
})

test.each<[string, SentSms[], SmsPurpose, string, string]>([
  ['a second code a minute: the next minute', sent('code', '09:00:10'), 'code', '09:00:59', '09:01:00'],
  ['a sixth code an hour: the next hour', every('code', 5, '09:00:00', 2), 'code', '09:30:00', '10:00:00'],
  [
    'an eleventh code a day: 24 hours after the first of ten',
    every('code', 10, '00:30:00', 60),
    'code',
    '10:15:00',
    '24:30:00',
  ],
  [
    'a 41st message a day that is a code: 24 hours after the first of forty',
    every('notice', 40, '00:10:00', 10),
    'code',
    '09:00:00',
    '24:10:00',
  ],
  [
    'a 51st notice a day: 24 hours after the first of fifty',
    every('notice', 50, '00:10:00', 10),
    'notice',
    '09:00:00',
    '24:10:00',
  ],
])('%s', (_, history, purpose, now, until) => {
  const [hour = 0, minute = 0] = until.split(':').map(Number)
  const expected = new Date(at('00:00:00').getTime() + (hour * 60 + minute) * 60_000)
  expect(mayAccept(history, purpose, at(now))).toEqual({ ok: false, until: expected })
})

const now = at('12:34:56')
const histories = fc.array(
  fc.record({
    at: fc.oneof(
      fc.integer({ min: 0, max: 26 * 3_600_000 }),
      fc.integer({ min: 0, max: 2 * 3_600_000 }),
      fc.integer({ min: 0, max: 120_000 }),
    ),
    purpose: fc.constantFrom<SmsPurpose>('code', 'notice'),
  }),
  { maxLength: 80 },
)
const dated = (history: Array<{ at: number; purpose: SmsPurpose }>): SentSms[] =>
  history.map(({ at: ago, purpose }) => ({ at: new Date(now.getTime() - ago), purpose }))

test('what is refused is accepted at the moment told, and not a millisecond before', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom<SmsPurpose>('code', 'notice'), (history, purpose) => {
      const answer = mayAccept(dated(history), purpose, now)
      if (answer.ok) return
      expect(answer.until.getTime()).toBeGreaterThan(now.getTime())
      expect(mayAccept(dated(history), purpose, answer.until)).toEqual({ ok: true })
      const justBefore = new Date(answer.until.getTime() - 1)
      expect(mayAccept(dated(history), purpose, justBefore)).toEqual({ ok: false, until: answer.until })
    }),
  )
})

test('one message more in the history never lets a number have a message sooner', () => {
  const until = (history: SentSms[], purpose: SmsPurpose) => {
    const answer = mayAccept(history, purpose, now)
    return answer.ok ? now.getTime() : answer.until.getTime()
  }
  fc.assert(
    fc.property(histories, histories, fc.constantFrom<SmsPurpose>('code', 'notice'), (few, more, purpose) => {
      expect(until(dated([...few, ...more]), purpose)).toBeGreaterThanOrEqual(until(dated(few), purpose))
    }),
  )
})

test('who sends whenever a number accepts never goes over a limit', () => {
  const history: SentSms[] = []
  let time = now
  for (let count = 0; count < 60; count++) {
    const answer = mayAccept(history, 'code', time)
    if (!answer.ok) time = answer.until
    history.push({ at: time, purpose: 'code' })
  }
  const most = (ms: number) =>
    Math.max(
      ...history.map((from) => {
        const later = history.filter(({ at: to }) => to >= from.at && to.getTime() - from.at.getTime() < ms)
        return later.length
      }),
    )
  expect(most(24 * 3_600_000)).toBe(10)
  expect(new Set(history.map(({ at: to }) => Math.floor(to.getTime() / 60_000))).size).toBe(60)
})
