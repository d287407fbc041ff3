import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  completeStage,
  extendStage,
  replanStage,
  skipStage,
  startStage,
  type StageMove,
} from '#app/domain/incidents/incidents/move-stages.ts'
import {
  currentStage,
  etaOf,
  isAtRisk,
  isEnded,
  isOverdue,
  planStages,
  type Stage,
} from '#app/domain/incidents/incidents/stages.ts'
import { standardPlan } from '#app/domain/incidents/stage-plans/seed-stage-plans.ts'

const start = new Date('2026-03-02T09:00+08:00')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const stageKeys = standardPlan.stages.map(({ key }) => key)
const standard = () => planStages(start, standardPlan.stages)
const dueMinutes = (stages: Stage[]) =>
  stages.map(({ dueAt }) => (dueAt.getTime() - start.getTime()) / 60_000)
const done = (move: StageMove<Stage>): Stage[] => {
  if (!move.ok) throw new Error(move.refusal)
  return move.stages
}

test('a new incident plans two, eight, twelve and two hours, and its first stage is running', () => {
  const stages = standard()

  expect(dueMinutes(stages)).toEqual([120, 600, 1320, 1440])
  expect(currentStage(stages)?.key).toBe('diagnose')
  expect(etaOf(stages, start)).toEqual(after(1440))
})

test('completing a stage early starts the next one and moves the plan forward', () => {
  const stages = done(completeStage(standard(), 'diagnose', after(60)))

  expect(currentStage(stages)).toMatchObject({ key: 'repair', startedAt: after(60) })
  expect(dueMinutes(stages)).toEqual([120, 540, 1260, 1380])
  expect(etaOf(stages, after(60))).toEqual(after(1380))
})

test('an overdue stage has nothing left: the rest is counted from now', () => {
  const stages = standard()

  expect(etaOf(stages, after(300))).toEqual(after(300 + 480 + 720 + 120))
  expect(isOverdue(currentStage(stages) ?? never(), after(300))).toBe(true)
})

test.each([
  [0, false, false],
  [95, false, false],
  [96, true, false],
  [120, true, false],
  [121, true, true],
])('after %i of 120 minutes at risk is %s and overdue %s', (minutes, atRisk, overdue) => {
  const [stage = never()] = standard()
  expect(isAtRisk(stage, after(minutes))).toBe(atRisk)
  expect(isOverdue(stage, after(minutes))).toBe(overdue)
})

test('an extension moves this stage and all after it and lowers the risk', () => {
  const stages = done(
    extendStage(standard(), 'diagnose', { minutes: 60, reason: '还需比对日志' }, after(100)),
  )

  expect(dueMinutes(stages)).toEqual([180, 660, 1380, 1500])
  expect(stages[0]).toMatchObject({ plannedMinutes: 120, extendedMinutes: 60, reason: '还需比对日志' })
  expect(isAtRisk(stages[0] ?? never(), after(100))).toBe(false)
})

test('skipping the running stage starts the next one; skipping a later one only shortens the plan', () => {
  const running = done(skipStage(standard(), 'diagnose', '原因已知', after(10)))
  const later = done(skipStage(standard(), 'test', '无需全量', after(10)))

  expect(currentStage(running)?.key).toBe('repair')
  expect(currentStage(later)?.key).toBe('diagnose')
  expect(etaOf(later, after(10))).toEqual(after(120 + 480 + 120))
})

test('planning anew replaces the minutes of a stage', () => {
  const stages = done(replanStage(standard(), 'repair', { minutes: 60, reason: '缩小范围' }, after(10)))
  expect(dueMinutes(stages)).toEqual([120, 180, 900, 1020])
})

test('starting the running stage again changes nothing', () => {
  const stages = standard()
  expect(startStage(stages, 'diagnose', after(5))).toEqual({ ok: true, stages })
})

test.each<[string, (stages: Stage[]) => StageMove<Stage>, string]>([
  ['an unknown stage', (stages) => completeStage(stages, 'deploy', start), 'stage.unknown'],
  ['a stage before its time', (stages) => startStage(stages, 'test', start), 'stage.earlier_unfinished'],
  [
    'completing what has not started',
    (stages) => completeStage(stages, 'repair', start),
    'stage.not_started',
  ],
  [
    'completing twice',
    (stages) => completeStage(done(completeStage(stages, 'diagnose', start)), 'diagnose', start),
    'stage.ended',
  ],
  [
    'extending by nothing',
    (stages) => extendStage(stages, 'diagnose', { minutes: 0, reason: 'x' }, start),
    'stage.minutes',
  ],
  [
    'extending by half minutes',
    (stages) => extendStage(stages, 'diagnose', { minutes: 1.5, reason: 'x' }, start),
    'stage.minutes',
  ],
  [
    'extending without a reason',
    (stages) => extendStage(stages, 'diagnose', { minutes: 5, reason: ' ' }, start),
    'stage.reason_missing',
  ],
  ['skipping without a reason', (stages) => skipStage(stages, 'diagnose', '', start), 'stage.reason_missing'],
])('%s is refused', (_, act, refusal) => {
  expect(act(standard())).toEqual({ ok: false, refusal })
})

test('an incident whose stages have all ended has no expected time', () => {
  const stages = stageKeys.reduce((all, key, at) => done(completeStage(all, key, after(at + 1))), standard())
  expect(stages.every(isEnded)).toBe(true)
  expect(etaOf(stages, after(10))).toBeNull()
})

test('completing a stage proposes the status that the public then reads', () => {
  expect(standard().map(({ proposedStatus }) => proposedStatus)).toEqual([
    'identified',
    'monitoring',
    null,
    'resolved',
  ])
})

const step = fc.record({
  action: fc.constantFrom('start', 'complete', 'extend', 'skip', 'replan'),
  key: fc.constantFrom(...stageKeys),
  minutes: fc.integer({ min: 1, max: 600 }),
  wait: fc.integer({ min: 0, max: 900 }),
})

test('whatever is done, one stage runs at a time, due times follow each other and nothing ends in the past', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let stages = standard()
      let minutes = 0
      for (const { action, key, wait, minutes: amount } of steps) {
        minutes += wait
        const now = after(minutes)
        const move = {
          start: () => startStage(stages, key, now),
          complete: () => completeStage(stages, key, now),
          extend: () => extendStage(stages, key, { minutes: amount, reason: '原因' }, now),
          skip: () => skipStage(stages, key, '原因', now),
          replan: () => replanStage(stages, key, { minutes: amount, reason: '原因' }, now),
        }[action]()
        if (move.ok) stages = move.stages

        const running = stages.filter((stage) => stage.startedAt !== null && !isEnded(stage))
        const left = stages.filter((stage) => !isEnded(stage))
        expect(running).toHaveLength(left.length === 0 ? 0 : 1)
        expect(left[0]).toBe(running[0])
        const due = left.map((stage) => stage.dueAt.getTime())
        expect(due).toEqual(due.toSorted((a, b) => a - b))
        const eta = etaOf(stages, now)
        if (eta) expect(eta.getTime()).toBeGreaterThanOrEqual(Math.max(now.getTime(), due.at(-1) ?? 0))
      }
    }),
  )
})

function never(): never {
  throw new Error('no such stage')
}
