import { expect, test } from 'vitest'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { toldOfInvoice } from '#app/domain/knowledge/causes/told-of-invoice.ts'

const told = (answers: string) => toldOfInvoice(decisionTable, answers.split('.'), '2026-11-30')

test.each([
  ['nf.n.d.r.0', { from: '2026-11-30', until: '2026-11-30' }],
  ['nf.n.d.r.3', { from: '2026-11-27', until: '2026-11-29' }],
  ['nf.n.c.y.5', { from: '2021-11-29', until: '2026-11-26' }],
  ['nf.n.c.y.o', { from: null, until: '2021-11-30' }],
  ['nf.m', { from: null, until: '2026-11-26' }],
] as const)('%s tells on which days it was issued', (answers, issued) => {
  expect(told(answers).issued).toEqual(issued)
})

test('the kind is the whole group that was chosen, not the one that the form begins with', () => {
  expect(told('nf.n.d').kinds).toEqual(expect.arrayContaining(['digital_plain', 'digital_special', 'rail']))
  expect(told('nf.n.d').kinds).not.toContain('plain_paper')
  expect(told('nf.n.c').kinds).toContain('plain_paper')
  expect(told('nf.n.f').kinds).toEqual(['fiscal'])
  expect(told('nf.y').kinds).toBeUndefined()
})

test('where it was issued is known from the issuer alone', () => {
  expect(told('nf.n.d.r.5.g')).toMatchObject({ notRegion: '11' })
  expect(told('nf.n.d.r.5.o')).toMatchObject({ region: '1100' })
  expect(told('nf.n.d.r.5').region).toBeUndefined()
})

test('answers that the table does not know tell nothing', () => {
  expect(told('x.y')).toEqual({ symptom: undefined })
})
