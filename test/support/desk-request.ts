import type { StaffActor } from '#app/domain/ground/context.ts'
import { startSession } from '#app/domain/people/staff/sign-in.ts'
import { staffCookie } from '#app/http/cookies.ts'
import { asSystem } from '#test/support/context.ts'

export const base = 'http://localhost'

/** The Cookie header of somebody who has signed in. */
export async function signedIn(person: StaffActor): Promise<string> {
  const token = await startSession(asSystem(), person.id, { address: '127.0.0.1', userAgent: 'test' })
  return (await staffCookie.serialize(token)).split(';')[0] ?? ''
}

export const get = (path: string, cookie?: string) =>
  new Request(base + path, cookie ? { headers: { Cookie: cookie } } : {})

export function post(path: string, fields: Record<string, string | string[]>, cookie?: string): Request {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  }
  return new Request(base + path, { method: 'POST', body, headers: cookie ? { Cookie: cookie } : {} })
}

/** What Remix hands to a loader or action. */
export const args = (request: Request, params: Record<string, string> = {}) => ({
  request,
  params,
  context: { clientIp: '127.0.0.1' },
})

/** What was thrown, where something must be. */
export async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing was thrown')
    },
    (error: unknown) => error,
  )
}

/** Where an answer leads to; null where it is no redirect. */
export const locationOf = (answer: unknown): string | null =>
  answer instanceof Response ? answer.headers.get('Location') : null
