import { expect, test } from 'vitest'
import { lookedUp } from '#app/routes/desk/looked-up.ts'

const filedAt = new Date('2026-12-01T12:00:00+08:00')

test('when the reporter looked is said as other times are, in Beijing', () => {
  expect(lookedUp('2026-12-01T03:05', filedAt, 'zh-CN')).toBe('12月1日 03:05')
  expect(lookedUp('2026-12-01T03:05', filedAt, 'en')).toBe('03:05 1 Dec')
})

test.each([undefined, '', '昨天下午', '2026-99-99T99:99', '2026-12-01'])('%j stands as it came', (typed) => {
  expect(lookedUp(typed, filedAt, 'zh-CN')).toBe(typed)
})
