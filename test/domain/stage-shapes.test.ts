import { expect, test } from 'vitest'
import { stageShapes, type Stage } from '#app/ui/incident/stage-shapes.ts'

const at = (hours: number) => new Date(Date.parse('2026-03-02T08:00:00+08:00') + hours * 3_600_000)

const stage = (given: Partial<Stage> & Pick<Stage, 'key' | 'plannedMinutes'>): Stage => ({
  name: { text: given.key, language: 'en' },
  startedAt: null,
  completedAt: null,
  skippedAt: null,
  dueAt: null,
  ...given,
})

test('a stage is as wide as its planned time, and filled as far as it has come', () => {
  const stages = [
    stage({ key: 'diagnose', plannedMinutes: 120, startedAt: at(0), completedAt: at(1), dueAt: at(2) }),
    stage({ key: 'repair', plannedMinutes: 480, startedAt: at(1), dueAt: at(9) }),
    stage({ key: 'test', plannedMinutes: 720 }),
  ]

  const shapes = stageShapes(stages, at(5))

  expect(shapes.map(({ state, width, filled, late }) => ({ state, width, filled, late }))).toEqual([
    { state: 'done', width: 120, filled: 120, late: 0 },
    { state: 'current', width: 480, filled: 240, late: 0 },
    { state: 'ahead', width: 720, filled: 0, late: 0 },
  ])
})

test('what is late widens the segment by the late part alone', () => {
  const late = stage({ key: 'repair', plannedMinutes: 480, startedAt: at(0), dueAt: at(8) })

  const [shape] = stageShapes([late], at(10))

  expect(shape).toMatchObject({ width: 600, filled: 480, late: 120, lateMinutes: 120 })
})

test('granted extra time is not late', () => {
  const extended = stage({ key: 'repair', plannedMinutes: 480, startedAt: at(0), dueAt: at(12) })

  const [shape] = stageShapes([extended], at(10))

  expect(shape).toMatchObject({ width: 720, filled: 600, late: 0 })
})

test('a skipped stage took no time', () => {
  const skipped = stage({ key: 'test', plannedMinutes: 720, startedAt: at(0), skippedAt: at(1) })

  const [shape] = stageShapes([skipped], at(5))

  expect(shape).toMatchObject({ state: 'skipped', spentMinutes: null, filled: 0, late: 0 })
})
