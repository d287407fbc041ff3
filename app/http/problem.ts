import { DomainError, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { databaseInputError } from '#app/domain/ground/errors/database-input-errors.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'
import { firstLanguage, languages, type Language } from '#app/i18n/language.ts'
import { log } from '#app/platform/log.ts'

export const problemType = 'application/problem+json; charset=utf-8'

/** A problem document (RFC 9457): a stable type, a title in words, and further members. */
export const problemBody = (status: number, type: string, title: string, more: object = {}): string =>
  JSON.stringify({ type: `urn:fapiao-desk:problem:${type}`, title, status, ...more })

/** The answer to a program whose call failed, in the language that it asks for. */
export function problemFor(thrown: unknown, request: Request): Response {
  const language = languageOf(request)
  const error = thrown instanceof DomainError ? thrown : (databaseInputError(thrown) ?? thrown)
  if (!(error instanceof DomainError)) {
    log.error({ err: error }, 'an API call failed')
    return problem(500, problemBody(500, 'internal', translator(language)('error.failed.body')))
  }
  const { kind, reason, details, fields, status } = error
  const title = words(`refusal.${reason}`, language) ?? words(`refusal.${kind}`, language) ?? kind
  const body = problemBody(status, reason, title, {
    ...(fields.length > 0 ? { errors: fields.map((field) => fieldProblem(field, language)) } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  })
  const retryAfter = details.retryAfterSeconds
  return problem(status, body, {
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  })
}

/** A method that the address does not take. */
export const methodProblem = problemBody(405, 'method', 'Method not allowed')

export const problem = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { 'Content-Type': problemType, 'Cache-Control': 'no-store', ...headers },
  })

function fieldProblem({ field, message }: FieldError, language: Language): FieldError {
  return { field, message: words(`field.${message}`, language) ?? words(message, language) ?? message }
}

const words = (key: string, language: Language) => (isKey(key) ? translator(language)(key) : null)

function languageOf(request: Request): Language {
  const wanted = request.headers.get('Accept-Language') ?? ''
  const exact = languages.find((language) => wanted.toLowerCase().startsWith(language.toLowerCase()))
  return exact ?? firstLanguage
}
