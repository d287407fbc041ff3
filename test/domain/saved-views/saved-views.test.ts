import { beforeEach, expect, test } from 'vitest'
import type { Actor, StaffActor } from '#app/domain/ground/context.ts'
import { deleteView, renameView } from '#app/domain/desk/saved-views/change-view.ts'
import { listSavedViews } from '#app/domain/desk/saved-views/list-saved-views.ts'
import { saveView } from '#app/domain/desk/saved-views/save-view.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let people: Record<'agent' | 'colleague' | 'lead' | 'otherLead' | 'admin' | 'editor', StaffActor>

beforeEach(async () => {
  await openDesk()
  people = {
    agent: await hire(),
    colleague: await hire(),
    lead: await hire(['lead']),
    otherLead: await hire(['lead'], 'product'),
    admin: await hire(['admin'], null),
    editor: await hire(['knowledge_editor'], null),
  }
})

const view = (scope: string, name = '月底') => ({ name, scope, query: 'view=all&state=new' })
const save = (actor: Actor, scope: string, name?: string) => saveView(as(actor), view(scope, name))
const namesFor = async (actor: Actor) => (await listSavedViews(as(actor))).map(({ name }) => name)
const only = async () => {
  const [row] = await sql<{ id: string }[]>`select id from saved_views`
  return row?.id ?? ''
}

test('a view is kept with its filters and order, without the page or what else stands in the address', async () => {
  const query = '?q=%E7%BA%A2%E5%86%B2&order=oldest&priority=urgent&view=all&after=x&done=reply&assignee=me'
  const kept = await saveView(as(people.agent), { name: ' 急件 ', scope: 'personal', query })
  expect(kept).toBe('view=all&order=oldest&assignee=me&priority=urgent&q=%E7%BA%A2%E5%86%B2')
  expect(await listSavedViews(as(people.agent))).toMatchObject([
    { name: '急件', scope: 'personal', query: kept, mayChange: true },
  ])
})

test('agents save for themselves, leads for their department, administrators for everybody', async () => {
  await save(people.agent, 'personal', '自己')
  await save(people.lead, 'department', '部门')
  await save(people.admin, 'all', '所有人')
  expect(await namesFor(people.agent)).toEqual(['所有人', '自己', '部门'])
  expect(await namesFor(people.colleague)).toEqual(['所有人', '部门'])
  expect(await namesFor(people.otherLead)).toEqual(['所有人'])
  expect(await namesFor(people.editor)).toEqual([])

  for (const [actor, scope] of [
    [people.agent, 'department'],
    [people.agent, 'all'],
    [people.lead, 'all'],
    // Has no department of their own.
    [people.admin, 'department'],
    [people.editor, 'personal'],
  ] as const)
    await expect(save(actor, scope)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('who may save for these people renames and deletes; of somebody’s own view nobody else knows', async () => {
  await save(people.lead, 'department')
  const id = await only()
  await expect(renameView(as(people.agent), id, { name: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(deleteView(as(people.otherLead), id)).rejects.toMatchObject({ kind: 'notFound' })
  await renameView(as(people.lead), id, { name: '季末' })
  expect(await namesFor(people.agent)).toEqual(['季末'])
  await expect(renameView(as(people.lead), id, { name: ' ' })).rejects.toMatchObject({ kind: 'invalid' })
  await deleteView(as(people.lead), id)
  await save(people.agent, 'personal')
  for (const other of [people.colleague, people.admin])
    await expect(deleteView(as(other), await only())).rejects.toMatchObject({ kind: 'notFound' })
})

test('what asks for nothing that is known is refused', async () => {
  const wrong = [
    { ...view('personal'), name: '' },
    { ...view('personal'), name: '长'.repeat(41) },
    { ...view('personal'), query: 'view=nowhere' },
    { ...view('personal'), query: 'view=all&state=lost' },
    { ...view('team') },
  ]
  for (const input of wrong)
    await expect(saveView(as(people.agent), input)).rejects.toMatchObject({ kind: 'invalid' })
  expect(await sql`select 1 from saved_views`).toEqual([])
})
