import { describe, expect, test } from 'vitest'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { aReport } from '#test/support/desk.ts'

const now = new Date('2026-11-30T02:00:00Z')

function fieldsOf(input: unknown): string[] {
  try {
    parseReport(input, now)
    return []
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ field }) => field).toSorted()
    throw error
  }
}

describe('a report names everything that is wrong with it in one round', () => {
  test.each([
    [
      'an empty form',
      { kind: 'missing_invoice', description: '', contact: {} },
      ['contact.mobile', 'description', 'invoice.number'],
    ],
    [
      'a wrong word and a wrong address',
      { ...aReport(), symptom: 'nothing', contact: { mobile: '12', email: 'a@' } },
      ['contact.email', 'contact.mobile', 'symptom'],
    ],
    [
      'a text that is too long and a number that is none',
      { ...aReport(), description: 'x'.repeat(5001), invoice: { number: '12' } },
      ['description', 'invoice.number'],
    ],
    [
      'a contact of the wrong type, named once',
      { ...aReport(), contact: 'somebody', description: '' },
      ['contact', 'description'],
    ],
    ['nothing at all', {}, ['contact', 'description', 'kind']],
    ['no object', null, ['']],
  ])('%s', (_, input, expected) => {
    expect(fieldsOf(input)).toEqual(expected)
  })

  test('and what is right is taken', () => {
    expect(fieldsOf(aReport())).toEqual([])
  })
})
