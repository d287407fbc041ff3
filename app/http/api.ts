import type { AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import { withActor, type ApiActor, type Context } from '#app/domain/context.ts'
import { DomainError, invalid, type FieldError } from '#app/domain/errors.ts'
import { unstorable } from '#app/domain/unstorable.ts'
import { once } from '#app/domain/idempotency/once.ts'
import { apiActor, ensureScope } from '#app/domain/people/api-key.ts'
import type { Scope } from '#app/domain/people/scopes.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { parseStorable } from '#app/http/storable.ts'
import { visitor } from '#app/http/visitor.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'
import { languages, type Language } from '#app/i18n/language.ts'
import { log } from '#app/platform/log.ts'

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
    return problemOf(error, languageOf(request))
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

/** Parses a body by its schema; throws `invalid` with every field that is wrong. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
  return parsed.data
}

/** The same for the few calls that need no key. */
export async function answerPublicApi(
  { request }: Args,
  work: (ctx: Context) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(visitor())
  } catch (error) {
    return problemOf(error, languageOf(request))
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })

/** `?limit`, 1 to 200, 50 by default. */
export function limitOf(query: URLSearchParams): number {
  const wanted = Number(query.get('limit') ?? 50)
  return Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), 200) : 50
}

const longestBody = 1_000_000

/** The request's JSON. Throws `invalid` for what is none or too long. */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const text = await request.text()
  if (text.length > longestBody) throw invalid([{ field: '', message: 'too_long' }], 'body')
  try {
    const value: unknown = text === '' ? {} : parseStorable(text)
    return { text, value }
  } catch {
    throw invalid([{ field: '', message: 'json' }], 'body')
  }
}

function problemOf(thrown: unknown, language: Language): Response {
  const error = thrown instanceof DomainError ? thrown : (unstorable(thrown) ?? thrown)
  if (!(error instanceof DomainError)) {
    log.error({ err: error }, 'an API call failed')
    return problem(500, 'internal', translator(language)('error.failed.body'))
  }
  const { kind, reason, details, fields, status } = error
  const headers: Record<string, string> = {}
  if (typeof details.retryAfterSeconds === 'number')
    headers['Retry-After'] = String(details.retryAfterSeconds)
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return problem(
    status,
    reason === 'invalid' ? 'invalid' : reason,
    words(`refusal.${reason}`, language) ?? words(`refusal.${kind}`, language) ?? kind,
    {
      ...(fields.length > 0 ? { errors: fields.map((field) => fieldProblem(field, language)) } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
    headers,
  )
}

function fieldProblem({ field, message }: FieldError, language: Language): FieldError {
  return { field, message: words(`field.${message}`, language) ?? words(message, language) ?? message }
}

const words = (key: string, language: Language) => (isKey(key) ? translator(language)(key) : null)

function problem(
  status: number,
  type: string,
  title: string,
  more: object = {},
  headers: Record<string, string> = {},
) {
  return new Response(JSON.stringify({ type: `urn:fapiao-desk:problem:${type}`, title, status, ...more }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
}

function languageOf(request: Request): Language {
  const wanted = request.headers.get('Accept-Language') ?? ''
  const exact = languages.find((language) => wanted.toLowerCase().startsWith(language.toLowerCase()))
  return exact ?? (wanted.startsWith('en') ? 'en' : 'zh-CN')
}
