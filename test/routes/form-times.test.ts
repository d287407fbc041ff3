import { expect, test } from 'vitest'
import { formValues } from '#app/http/forms/fields.ts'
import { at } from '#test/support/context.ts'

const timeOf = (typed: string) => {
  const form = new FormData()
  form.set('startsAt', typed)
  return formValues(form).time('startsAt')
}

test.each([
  ['2026-03-03T00:00', '2026-03-02T16:00:00Z'],
  ['2026-03-03T07:59', '2026-03-02T23:59:00Z'],
  [' 2026-03-03T08:00:30 ', '2026-03-03T00:00:30Z'],
])('the time %j of a form is one on the clocks of Beijing', (typed, moment) => {
  expect(timeOf(typed)).toEqual(at(moment))
})

test('an empty field is no time', () => {
  expect(timeOf('')).toBeNull()
})

test.each(['2026-02-30T10:00', '2026-03-03', '2126-03-03T10:00', '10:00', '2026-03-03T10:00Z'])(
  'the time %j is refused, and the field is named',
  (typed) => {
    expect(() => timeOf(typed)).toThrow(
      expect.objectContaining({ fields: [{ field: 'startsAt', message: 'type' }] }),
    )
  },
)
