import { expect, test } from 'vitest'
import {
  formatDate,
  formatDated,
  formatDatedDeadline,
  formatDeadline,
  formatDuration,
  formatMoment,
  formatRelative,
} from '#app/i18n/format.ts'

const now = '2026-03-02T09:00:00+08:00'

test.each([
  ['2026-03-02T18:30:00+08:00', '今天 18:30 前', 'by 18:30 today'],
  ['2026-03-03T18:30:00+08:00', '明天 18:30 前', 'by 18:30 tomorrow'],
  ['2026-03-05T10:30:00Z', '3月5日 18:30 前', 'by 18:30 5 Mar'],
  ['2026-03-03T00:00:00+08:00', '今天 23:59 前', 'by 23:59 today'],
])('a deadline at %s is said as %s', (at, chinese, english) => {
  const said = [formatDeadline(at, now, 'zh-CN'), formatDeadline(at, now, 'en')]

  expect(said).toEqual([chinese, english])
})

test('for paper and messages a moment carries its date', () => {
  const at = '2026-03-03T00:00:00+08:00'
  const said = [formatDated(now, now, 'zh-CN'), formatDatedDeadline(at, now, 'zh-CN')]

  expect(said).toEqual(['3月2日 09:00', '3月2日 23:59 前'])
})

test('days are those of Asia/Shanghai, not of the machine', () => {
  const said = formatMoment('2026-03-01T16:30:00Z', now, 'zh-CN')

  expect(said).toBe('今天 00:30')
})

test('the year is said only when it is another one', () => {
  const said = [formatDate('2026-11-24', now, 'zh-CN'), formatDate('2025-11-24', now, 'zh-CN')]

  expect(said).toEqual(['11月24日', '2025年11月24日'])
})

test.each([
  [45, '45 分钟', '45 min'],
  [120, '2 小时', '2 h'],
  [135, '2 小时 15 分', '2 h 15 min'],
  [2880, '2 天', '2 d'],
  [3120, '2 天 4 小时', '2 d 4 h'],
])('%i minutes are said as %s', (minutes, chinese, english) => {
  const said = [formatDuration(minutes, 'zh-CN'), formatDuration(minutes, 'en')]

  expect(said).toEqual([chinese, english])
})

test('what has passed and what is left are said differently', () => {
  const said = [
    formatRelative('2026-03-02T08:55:00+08:00', now, 'zh-CN'),
    formatRelative('2026-03-02T11:00:00+08:00', now, 'zh-CN'),
    formatRelative(now, now, 'zh-CN'),
  ]

  expect(said).toEqual(['5 分钟前', '还有 2 小时', '刚刚'])
})
