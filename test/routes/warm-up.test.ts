// Isolated: the process is told to stop.
import { afterEach, expect, test, vi } from 'vitest'
import { closing } from '#app/http/closing.ts'
import { warmUp } from '#app/http/warm-up.ts'
import { log } from '#app/platform/log.ts'
import { action, loader } from '#app/routes/public/report.tsx'
import { openDesk } from '#test/support/desk.ts'
import { sql } from '#test/support/database.ts'

const warn = vi.spyOn(log, 'warn')
afterEach(() => warn.mockClear())

const page = () => new Response('<html></html>')

test('pages are made one after the other, new and refused, until they have run often enough', async () => {
  let underWay = 0
  const asked: string[] = []
  await warmUp(async (request) => {
    underWay += 1
    expect(underWay).toBe(1)
    asked.push(`${request.method} ${new URL(request.url).pathname}`)
    await new Promise((done) => setTimeout(done, 1))
    underWay -= 1
    return page()
  })

  expect(new Set(asked)).toEqual(new Set(['GET /report', 'POST /report', 'GET /track']))
  expect(asked).toHaveLength(36)
  expect(warn).not.toHaveBeenCalled()
})

test('the form that is sent for nobody writes nothing', async () => {
  await openDesk()
  const statuses: unknown[] = []
  await warmUp(async (request) => {
    if (statuses.length > 0 || request.method !== 'POST') return page()
    const args = { request, params: {}, context: {} }
    await loader(args)
    const answer = await action(args)
    statuses.push('init' in answer ? answer.init?.status : answer.status)
    return page()
  })

  expect(statuses).toEqual([422])
  const [count] = await sql`
    select (select count(*) from tickets) + (select count(*) from contacts) + (select count(*) from throttles)
         + (select count(*) from idempotency_keys) as written`
  expect(count).toEqual({ written: '0' })
})

test('a page that fails is told and ends it; while the process stops it is not told', async () => {
  const failing = vi.fn<() => Promise<Response>>().mockRejectedValue(new Error('no page'))
  await warmUp(failing)
  expect(failing).toHaveBeenCalledTimes(1)
  expect(warn).toHaveBeenCalledTimes(1)

  closing.abort()
  await warmUp(failing)
  expect(failing).toHaveBeenCalledTimes(1)
  expect(warn).toHaveBeenCalledTimes(1)
})
