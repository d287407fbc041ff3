import { expect, test } from 'vitest'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { subjectLine } from '#app/domain/desk/tickets/subject-line.ts'

const contact = { email: 'reader@demo.invalid', language: 'zh-CN' }
const lineOf = (description: string) =>
  subjectLine(parseReport({ kind: 'complaint', description, contact }, new Date('2026-03-02')).report)

test.each([
  ['窗口排队太久', '投诉：窗口排队太久'],
  ['投诉：窗口排队太久', '投诉：窗口排队太久'],
  ['投诉: 窗口排队太久', '投诉: 窗口排队太久'],
  ['投诉窗口排队太久', '投诉：投诉窗口排队太久'],
])('the line of a complaint names its kind once: %s', (description, line) => {
  expect(lineOf(description)).toBe(line)
})
