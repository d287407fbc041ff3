import { desc } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { tickets } from '#db/schema/index.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/report.tsx'
import { db } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { report } from '#test/support/forms.ts'
import { get, post } from '#test/routes/public/send.ts'

// Causes and categories decide over department and priority: a form can't name them, only what the reporter saw.

beforeEach(openDesk)
afterAll(closeRuntime)

let count = 0
/** Each of another invoice: none is a duplicate of the one before. */
async function filed(over: Record<string, string>, query = '') {
  const number = `241120000001351140${(count += 1) + 10}`
  const answer = await action(post(`/report${query}`, { ...report, 'invoice.number': number, ...over }))
  expect(answer).toBeInstanceOf(Response)
  const [ticket] = await db.select().from(tickets).orderBy(desc(tickets.id))
  return {
    priority: ticket?.priority,
    cause: ticket?.causeCode,
    category: ticket?.category,
    tags: ticket?.tags,
  }
}

describe('a report that names what it may not', () => {
  test.each<[string, string, Record<string, string>, string?]>([
    ['a cause', 'missing_invoice', { causeCode: 'I1' }],
    ['a cause in its address', 'missing_invoice', {}, '?cause=I1&causeCode=I1'],
    ['a cause in a group', 'missing_invoice', { 'lookup.causeCode': 'I1', 'extra.causeCode': 'I1' }],
    ['a category', 'praise', { category: 'complaint' }],
    [
      'a priority, a department and a tag',
      'praise',
      { priority: 'urgent', department: 'data_repair', tags: 'x' },
    ],
    ['answers that the self-check does not know', 'missing_invoice', { check: 'nf.nf.y' }],
    ['answers that have not led to a cause yet', 'missing_invoice', { check: 'nf' }],
    ['a cause for answers', 'missing_invoice', { check: 'I1' }],
    ['answers about an invoice, beside praise', 'praise', { check: 'nf.y' }],
  ])('%s goes where it would have gone', async (_, kind, over, query) => {
    const expected = await filed({ kind })

    expect(await filed({ kind, ...over }, query)).toEqual(expected)
  })
})

test('the answers of the self-check go with the form, to its cause', async () => {
  const page = await loader(get('/report?a=nf.y'))
  expect(page.form.values.check).toBe('nf.y')

  expect(await filed({ check: page.form.values.check ?? '' })).toMatchObject({
    cause: 'I1',
    priority: 'high',
    tags: ['suspected_incident'],
  })
})
