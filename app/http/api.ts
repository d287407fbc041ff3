import type { AppLoadContext } from '@remix-run/node'
import { withActor, type ApiActor, type Context } from '#app/domain/ground/context.ts'
import { DomainError, invalid } from '#app/domain/ground/errors/errors.ts'
import { once } from '#app/domain/ground/idempotency/once.ts'
import { apiActor, ensureScope } from '#app/domain/people/api-keys/api-key.ts'
import type { Scope } from '#app/domain/people/roles/scopes.ts'
import { problemFor } from '#app/http/problem.ts'
import { parseStorable } from '#app/http/storable.ts'
import { visitor } from '#app/http/visitor.ts'

export type ApiContext = Context & { actor: ApiActor }
type Args = { request: Request; params: Record<string, string | undefined>; context: AppLoadContext }

/** Answers a call of the REST API: the key, its scope, and every error as a problem document (RFC 9457). */
export async function answerApi(
  { request }: Args,
  scope: Scope,
  work: (ctx: ApiContext) => Promise<Response>,
): Promise<Response> {
  try {
    const ctx = visitor()
    const [scheme, key = ''] = (request.headers.get('Authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer') throw new DomainError('unauthorized', 'api.key')
    const api: ApiContext = { ...ctx, actor: await apiActor(ctx, key) }
    ensureScope(api, scope)
    return await work(api)
  } catch (error) {
    return problemFor(error, request)
  }
}

type Answered = { status: number; body: unknown }

/**
 * An unsafe call: its JSON is read once, and with an Idempotency-Key the same key and body get the same answer
 * while the same key with another body is refused.
 */
export function answerUnsafe(
  args: Args,
  scope: Scope,
  work: (ctx: ApiContext, body: unknown) => Promise<Answered>,
): Promise<Response> {
  const { request } = args
  return answerApi(args, scope, async (ctx) => {
    const { text, value } = await readJson(request)
    const key = request.headers.get('Idempotency-Key')
    if (!key) {
      const answer = await work(ctx, value)
      return json(answer.body, answer.status)
    }
    if (key.length > 255) throw invalid([{ field: 'Idempotency-Key', message: 'too_long' }])
    const call = {
      scope: `api:${ctx.actor.keyId}`,
      key,
      body: `${request.method} ${new URL(request.url).pathname}\n${text}`,
    }
    const answer = await once(ctx, call, (tx) => work(withActor(tx, ctx.actor), value))
    return json(answer.body, answer.status)
  })
}

/** The same for the calls that need no API key. */
export async function answerPublicApi(
  { request }: Args,
  work: (ctx: Context) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(visitor())
  } catch (error) {
    return problemFor(error, request)
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })

/** The request's body as JSON. Throws `invalid` where it is not JSON. */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const text = await request.text()
  try {
    const value: unknown = text === '' ? {} : parseStorable(text)
    return { text, value }
  } catch {
    throw invalid([{ field: '', message: 'json' }], 'body')
  }
}
