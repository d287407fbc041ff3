import { beforeEach, expect, test } from 'vitest'
import { apiActor } from '#app/domain/people/api-keys/api-key.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const wanted = { name: '发票平台', scopes: ['tickets:read', 'tickets:write'], perSecond: 100 }
const theKey = async () => (await listApiKeys(asSystem()))[0]

test('a key is shown once and kept hashed, and its making and end are recorded', async () => {
  const key = await createApiKey(asSystem(), wanted)
  expect(key).toMatch(/^fd_[\w-]{32}$/)
  expect(await theKey()).toMatchObject({
    name: '发票平台',
    scopes: ['tickets:read', 'tickets:write'],
    lastUsedAt: null,
    revokedAt: null,
  })
  expect(JSON.stringify(await sql`select * from api_keys`)).not.toContain(key)

  const id = (await theKey())?.id ?? ''
  await revokeApiKey(asSystem(), id)
  const rows = await sql`select action, actor_type from audit_rows where subject_id = ${id} order by at, id`
  expect(rows.map((row) => [row.action, row.actor_type])).toEqual([
    ['api_key.created', 'system'],
    ['api_key.revoked', 'system'],
  ])
  expect(await sql`select 1 from events where subject_id = ${id}`).toHaveLength(2)
})

test('a used key tells when, and a revoked one is refused from then on', async () => {
  const key = await createApiKey(asSystem(), wanted)
  expect(await apiActor(asAnonymous(), key)).toMatchObject({ scopes: wanted.scopes })
  expect((await theKey())?.lastUsedAt).toBeInstanceOf(Date)

  await revokeApiKey(asSystem(), (await theKey())?.id ?? '')
  await expect(apiActor(asAnonymous(), key)).rejects.toMatchObject({ status: 401 })
})

test('revoking a key twice changes and records nothing', async () => {
  await createApiKey(asSystem(), wanted)
  const id = (await theKey())?.id ?? ''
  await revokeApiKey(asSystem(), id)
  const first = await theKey()
  await revokeApiKey(asSystem(new Date(Date.now() + 60_000)), id)
  expect(await theKey()).toEqual(first)
  expect(await sql`select 1 from audit_rows where action = 'api_key.revoked'`).toHaveLength(1)
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ name: '长'.repeat(81) }, 'name'],
  [{ scopes: [] }, 'scopes'],
  [{ scopes: ['tickets:read', 'everything'] }, 'scopes'],
])('a key with %j is refused', async (over, field) => {
  await expect(createApiKey(asSystem(), { ...wanted, ...over })).rejects.toMatchObject({
    fields: [{ field }],
  })
  expect(await listApiKeys(asSystem())).toEqual([])
})

test('keys are the business of administrators and of the command line', async () => {
  for (const actor of [await hire(['lead']), await hire(['manager'], null)]) {
    await expect(createApiKey(as(actor), wanted)).rejects.toMatchObject({ status: 403 })
    expect(() => listApiKeys(as(actor))).toThrow(expect.objectContaining({ status: 403 }))
  }
  const admin = as(await hire(['admin'], null))
  await createApiKey(admin, wanted)
  const id = (await listApiKeys(admin))[0]?.id ?? ''
  await expect(revokeApiKey(as(await hire(['lead'])), id)).rejects.toMatchObject({ status: 403 })
  for (const nothing of ['nobody', '018f4f4e-0000-7000-8000-000000000000'])
    await expect(revokeApiKey(admin, nothing)).rejects.toMatchObject({ status: 404 })
})
