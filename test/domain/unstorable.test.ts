import { expect, test } from 'vitest'
import { sql as fragment } from 'drizzle-orm'
import { databaseInputError } from '#app/domain/ground/errors/database-input-errors.ts'
import { db } from '#test/support/database.ts'

const failure = (query: ReturnType<typeof fragment>) =>
  db.execute(query).then(
    () => null,
    (error: unknown) => error,
  )

test.each([
  ['a NUL in a text', () => fragment`select ${'a\0b'}::text`],
  ['half a character in JSON', () => fragment`select ${'{"a":"\\ud800"}'}::jsonb`],
  ['a word for a number', () => fragment`select ${'x'}::text::int`],
  ['a day that is not in the calendar', () => fragment`select ${'2026-13-45'}::text::timestamptz`],
])('%s is refused as what was sent, not as a failure of ours', async (_, query) => {
  expect(databaseInputError(await failure(query()))).toMatchObject({ status: 422, reason: 'form' })
})

test('an error of our own stays one', async () => {
  expect(databaseInputError(await failure(fragment`select nothing from nowhere`))).toBeNull()
  expect(databaseInputError(new Error('22021'))).toBeNull()
})
