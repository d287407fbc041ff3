import { beforeEach, describe, expect, test } from 'vitest'
import { listRatings, ratingFigures } from '#app/domain/public/feedback/list.ts'
import { rateService, type SentRating } from '#app/domain/public/feedback/rate-service.ts'
import { parseRating } from '#app/domain/public/feedback/rating.ts'
import { unkeyed } from '#app/domain/ground/idempotency/once-form.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const sent = (over: Partial<SentRating> = {}): SentRating => ({
  rating: parseRating({ level: '5' }),
  incident: null,
  language: 'zh-CN',
  form: unkeyed,
  address: crypto.randomUUID(),
  ...over,
})
const rate = (over: Partial<SentRating> = {}, now?: Date) => rateService(asAnonymous(now), sent(over))
const many = async (levels: number[], now?: Date) => {
  for (const level of levels) await rate({ rating: parseRating({ level, comment: '原因' }) }, now)
}
const lead = async () => as(await hire(['lead']))

describe('rating the service', () => {
  test('needs a level, and a reason where it is low', () => {
    expect(() => parseRating({})).toThrow(
      expect.objectContaining({ fields: [{ field: 'level', message: 'required' }] }),
    )
    expect(() => parseRating({ level: '2' })).toThrow(
      expect.objectContaining({ fields: [{ field: 'comment', message: 'comment_needed' }] }),
    )
    expect(parseRating({ level: '2', comment: ' 太慢 ', aspects: { speed: '1', find: '' } })).toEqual({
      level: 2,
      comment: '太慢',
      aspects: { speed: 1, find: undefined },
    })
    expect(() => parseRating({ level: '6' })).toThrow()
    expect(() => parseRating({ level: '4', aspects: { other: '3' } })).toThrow()
  })

  test('keeps what was said and nothing of who said it', async () => {
    await rate({
      rating: parseRating({ level: '4', aspects: { words: '5' }, comment: '很清楚' }),
      address: '203.0.113.9',
    })

    const rows = await sql`select * from service_ratings`
    expect(rows).toMatchObject([{ level: 4, aspects: { words: 5 }, comment: '很清楚', incident_id: null }])
    expect(JSON.stringify(rows)).not.toContain('203.0.113.9')
  })

  test('a form sent twice is one rating', async () => {
    const form = { scope: 'form', key: crypto.randomUUID(), words: 'five' }
    const twice = sent({ address: 'one', form })
    await rateService(asAnonymous(), twice)
    await rateService(asAnonymous(), twice)
    expect(await sql`select count(*)::int as count from service_ratings`).toEqual([{ count: 1 }])
  })

  test('one address may rate ten times an hour', async () => {
    for (let index = 0; index < 10; index++) await rate({ address: 'one' })
    await expect(rate({ address: 'one' })).rejects.toMatchObject({ status: 429 })
  })

  test('of an incident that nobody has published does not exist', async () => {
    const commander = as(await hire(['commander'], null))
    const incident = await declareIncident(commander, { title: '积压', severity: 2, description: '积压' })

    await expect(rate({ incident: incident.number })).rejects.toMatchObject({ status: 404 })
    await sql`update incidents set published_at = now() where id = ${incident.id}`
    await rate({ incident: incident.number })
    expect(await sql`select incident_id from service_ratings`).toEqual([{ incident_id: incident.id }])
  })
})

describe('reading what the public says', () => {
  test('is for those who improve the service', async () => {
    for (const role of ['agent', 'commander', 'knowledge_editor'] as const)
      await expect(listRatings(as(await hire([role])))).rejects.toMatchObject({ status: 403 })
    for (const role of ['lead', 'manager', 'communications', 'admin'] as const)
      expect(await listRatings(as(await hire([role])))).toEqual({ items: [], next: null })
    await expect(ratingFigures(asSystem())).rejects.toMatchObject({ status: 403 })
  })

  test('gives the newest first, page by page', async () => {
    await sql`insert into service_ratings (id, level, language, created_at)
      select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 5, 'zh-CN', now() from generate_series(1, 120) n`
    const ctx = await lead()

    const first = await listRatings(ctx)
    const second = await listRatings(ctx, first.next)
    const third = await listRatings(ctx, second.next)

    expect([first, second, third].map(({ items }) => items.length)).toEqual([50, 50, 20])
    expect(third.next).toBeNull()
    expect(new Set([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(120)
    expect(await listRatings(ctx, "';--")).toEqual(first)
  })

  test('shows no figure of fewer than ten', async () => {
    const ctx = await lead()
    await many([5, 5, 5, 4, 4, 3, 3, 1, 1])
    expect(await ratingFigures(ctx)).toEqual([
      { about: 'site', count: 9, levels: null, average: null },
      { about: 'incidents', count: 0, levels: null, average: null },
    ])

    await many([5])
    expect((await ratingFigures(ctx))[0]).toEqual({
      about: 'site',
      count: 10,
      levels: { 5: 4, 4: 2, 3: 2, 2: 0, 1: 2 },
      average: 3.6,
    })
  })

  test('counts the last thirty days', async () => {
    await many(
      Array.from({ length: 10 }, () => 5),
      new Date(Date.now() - 31 * 86_400_000),
    )
    expect((await ratingFigures(await lead()))[0]).toMatchObject({ count: 0 })
  })
})
