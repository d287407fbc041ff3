import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { translator } from '#app/i18n/catalogue.ts'
import { formatDuration } from '#app/i18n/format.ts'
import { SlaChip } from '#app/ui/state/sla-chip.tsx'

const t = translator('zh-CN')
const now = new Date('2026-03-02T09:00:00+08:00')
const minutesFrom = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const duration = (minutes: number) => formatDuration(minutes, 'zh-CN')
const said = (props: Partial<Parameters<typeof SlaChip>[0]>) =>
  renderToStaticMarkup(<SlaChip dueAt={null} now={now} {...props} />).replaceAll(/<[^>]+>/g, '')

test.each([1, 59, 60, 3 * 24 * 60])('a clock that is due in %i minutes says how long is left', (minutes) => {
  expect(said({ dueAt: minutesFrom(minutes) })).toBe(t('sla.left', { duration: duration(minutes) }))
})

test.each([1, 59, 60, 3 * 24 * 60])('a clock that was due %i minutes ago says how late it is', (minutes) => {
  expect(said({ dueAt: minutesFrom(-minutes) })).toBe(t('sla.late', { duration: duration(minutes) }))
})

test('a clock that stands still is as late as it was then, and no later', () => {
  const dueAt = minutesFrom(-60)
  expect(said({ dueAt, pausedAt: minutesFrom(-90), atRisk: true })).toBe(t('sla.paused'))
  expect(said({ dueAt, pausedAt: minutesFrom(-30) })).toBe(t('sla.late', { duration: duration(30) }))
  expect(said({ dueAt, metAt: minutesFrom(-70), pausedAt: minutesFrom(-65) })).toBe(t('sla.met'))
})

test('what was met in time is met for ever, and what was met late stays as late as it was', () => {
  const dueAt = minutesFrom(-60)
  expect(said({ dueAt, metAt: minutesFrom(-90) })).toBe(t('sla.met'))
  expect(said({ dueAt, metAt: minutesFrom(-30) })).toBe(t('sla.late', { duration: duration(30) }))
})

test('a paused clock says so, and one without a due time says nothing', () => {
  expect(said({ dueAt: minutesFrom(60), pausedAt: now })).toBe(t('sla.paused'))
  expect(said({ dueAt: null })).toBe('')
})

test('the label says which clock it is', () => {
  expect(said({ dueAt: minutesFrom(60), label: '办结' })).toMatch(/^办结 /)
})

test('a clock that was due some seconds ago is late by a minute, and not by none', () => {
  expect(said({ dueAt: minutesFrom(-0.2) })).toBe(t('sla.late', { duration: duration(1) }))
})
