import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causeCodes } from '#app/domain/knowledge/causes/cause-codes.ts'
import { DecisionTable, mostQuestions } from '#app/domain/knowledge/causes/table-schema.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import {
  answersToReport,
  formatAnswers,
  parseAnswers,
  trailOf,
  walk,
} from '#app/domain/knowledge/causes/walk.ts'
import { departmentOfCause } from '#app/domain/people/departments/seed-departments.ts'

/** Every way through the wizard, as the answers given. */
const ways = (answers: string[] = []): string[][] => {
  const at = walk(decisionTable, answers)
  return at.question ? at.question.answers.flatMap(({ id }) => ways([...answers, id])) : [answers]
}

test('the table has the 26 causes, in order, and a place in the routing for each', () => {
  expect(decisionTable.causes.map(({ code }) => code)).toEqual(causeCodes)
  for (const { code, department } of decisionTable.causes)
    expect(departmentOfCause[code] ?? 'taxpayer_service').toBe(department)
})

test('every way through the wizard ends with a cause after at most six questions, and every cause is reached', () => {
  const ends = ways().map((answers) => walk(decisionTable, answers))

  expect(new Set(ends.map(({ cause }) => cause?.code))).toEqual(new Set(causeCodes))
  for (const { step } of ends) expect(step).toBeLessThanOrEqual(mostQuestions)
})

test.each([
  ['mm.d', 'P4'],
  ['nf.y', 'I1'],
  ['nf.n.r', 'P1'],
  ['nf.n.d.c', 'P2'],
  ['nf.n.c.n', 'P3'],
  ['nf.n.d.r.0', 'T1'],
  ['nf.n.d.r.3', 'T2'],
  ['nf.n.d.r.5.t', 'T3'],
  ['nf.n.d.r.5.f', 'F1'],
  ['nf.n.c.y.o', 'T4'],
  ['li.q', 'Q1'],
  ['pg.t.y', 'I1'],
  ['pg.b.n', 'N1'],
  ['sy.y', 'U1'],
  ['ot', 'U0'],
])('the answers %s lead to %s', (text, code) => {
  expect(walk(decisionTable, parseAnswers(text)).cause?.code).toBe(code)
})

test('the first question parts “not found” from “does not match”', () => {
  const { question, step } = walk(decisionTable, [])
  expect(step).toBe(1)
  expect(question?.answers.slice(0, 2).map(({ report }) => report?.symptom)).toEqual([
    'not_found',
    'mismatch',
  ])
})

test.each([
  ['zz', [], 'message', true],
  ['....', [], 'message', false],
  ['constructor', [], 'message', true],
  ['nf.zz', ['nf'], 'before', true],
  ['nf.constructor', ['nf'], 'before', true],
  ['nf.n.d.zz.0', ['nf', 'n', 'd'], 'digital', true],
  ['nf.n.d', ['nf', 'n', 'd'], 'digital', false],
])('the answers %j are followed as far as the table knows them', (text, answers, question, lost) => {
  expect(walk(decisionTable, parseAnswers(text))).toMatchObject({
    answers,
    lost,
    step: answers.length + 1,
    question: { id: question },
  })
})

test('any text leads somewhere', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(walk(decisionTable, parseAnswers(text)).step).toBeGreaterThan(0)
    }),
  )
})

test('answers after a cause change nothing', () => {
  expect(walk(decisionTable, ['nf', 'y', 'y'])).toMatchObject({ answers: ['nf', 'y'], cause: { code: 'I1' } })
})

test('every way reads back from its address', () => {
  for (const answers of ways()) {
    expect(parseAnswers(formatAnswers(answers))).toEqual(answers)
    expect(trailOf(decisionTable, answers).map(({ answer }) => answer.id)).toEqual(answers)
  }
})

test('the answers fill in the report, later ones correcting earlier ones', () => {
  expect(answersToReport(decisionTable, ['nf', 'n', 'd', 'r', '3'])).toEqual({
    kind: 'missing_invoice',
    symptom: 'not_found',
    foundBefore: 'no',
    invoiceKind: 'digital_plain',
    causeCode: 'T2',
  })
  expect(answersToReport(decisionTable, ['nf', 'y'])).toMatchObject({
    symptom: 'vanished',
    foundBefore: 'yes',
    causeCode: 'I1',
  })
  expect(answersToReport(decisionTable, ['sy', 'n'])).toMatchObject({
    symptom: 'not_found',
    through: 'national_site',
  })
  expect(answersToReport(decisionTable, ['zz'])).toEqual({})
})

test.each([
  [
    'a question nobody reaches',
    (table: DecisionTable) => table.questions.push({ ...table.questions[0], id: 'lonely' }),
  ],
  ['a cause nobody reaches', (table: DecisionTable) => table.causes.push({ ...table.causes[0], code: 'Z9' })],
  [
    'an answer into nothing',
    (table: DecisionTable) => Object.assign(table.questions[0].answers[0] ?? {}, { next: 'gone' }),
  ],
  [
    'a circle',
    (table: DecisionTable) => Object.assign(table.questions[1]?.answers[2] ?? {}, { next: 'message' }),
  ],
  ['a cause twice', (table: DecisionTable) => table.causes.push(table.causes[0])],
])('a table with %s is refused', (_, spoil) => {
  const table = structuredClone(decisionTable)
  spoil(table)
  expect(DecisionTable.safeParse(table).success).toBe(false)
})
