import { z } from 'zod'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { config } from '#app/platform/config.ts'
import { answers } from './answers.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { requests } from './requests.ts'

/** The REST API in OpenAPI 3.1, made of the schemas by which bodies are parsed. */
export const describeApi = () => ({
  openapi: '3.1.1',
  info: {
    title: 'Fapiao Desk REST API',
    version: '1',
    description:
      'Tickets, incidents, notices and subscribers of the desk. Additions come without notice: take fields you do not know.',
    license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
  },
  servers: [{ url: `${config().BASE_URL}/api/v1` }],
  tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
  paths: pathsOf(operations),
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.entries(requests).map(([name, schema]) => [name, schemaOf(schema, 'input')]),
      ),
      ...Object.fromEntries(
        Object.entries(answers).map(([name, schema]) => [name, schemaOf(schema, 'output')]),
      ),
    },
    responses: Object.fromEntries(
      Object.entries(refusals).map(([status, refusal]) => [`Refused${status}`, refusal]),
    ),
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        description:
          'The same key and body get the same answer and are done once; the same key with another body is refused with 422. Kept for two days.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
    },
    securitySchemes: {
      key: {
        type: 'http',
        scheme: 'bearer',
        description: `A key with scopes, shown once when it is made: ${scopes.join(', ')}. 100 requests a second by default.`,
      },
    },
  },
})

const problem = (description: string, headers?: object) => ({
  description,
  ...(headers ? { headers } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const retryAfter = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
}

/** Problem documents (RFC 9457) by status. */
const refusals: Record<string, object> = {
  400: problem('The call cannot be read.'),
  401: problem('The key is missing, unknown or revoked.'),
  403: problem('The key lacks the scope, or may not do this.'),
  404: problem('There is no such thing, or the key may not know of it.'),
  409: problem('It cannot be done now: something has changed, or it is over.'),
  413: problem('The body is longer than this call takes.'),
  414: problem('The address is too long.'),
  422: problem('Something in the body or the query is wrong; `errors` names each field.'),
  429: problem('Too many calls.', retryAfter),
  500: problem('Something went wrong here.'),
  503: problem('Not in time, or the database is away.', retryAfter),
}

const refusalsOf = ({ path, method, scope, signed, conflicts, query }: Operation) => [
  ...(scope ? [401, 403] : []),
  ...(signed ? [401] : []),
  ...(path.includes('{') || method !== 'get' || path.startsWith('/sandbox') ? [404] : []),
  ...(conflicts ? [409] : []),
  ...(method === 'get' ? (query ? [422] : []) : [413, 422]),
  414,
  429,
  500,
  503,
]

function pathsOf(all: readonly Operation[]) {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of all) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  }
  return paths
}

function describe(operation: Operation) {
  const {
    id,
    tag,
    summary,
    description,
    scope,
    query = {},
    path,
    method,
    body,
    sends,
    example,
    answers: given,
  } = operation
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, { about, schema }]) => ({
    name,
    in: 'query',
    description: about,
    schema: { type: 'string', ...schema },
  }))
  const once = method !== 'get' && scope ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: scope ? [{ key: [scope] }] : [],
    parameters: [...inPath, ...inQuery, ...once],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: `#/components/schemas/${body}` },
                ...(example ? { examples: { usual: { value: example } } } : {}),
              },
            },
          },
        }
      : {}),
    ...(sends
      ? { requestBody: { required: true, content: { [sends]: { schema: { type: 'string' } } } } }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(given).map(([status, name]) => [
          status,
          {
            description: name === 'DuplicateTicket' ? 'The ticket that is open already.' : 'Done.',
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
          },
        ]),
      ),
      ...Object.fromEntries(
        refusalsOf(operation).map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
      ),
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // A Date has no JSON of its own: on the wire it is a text.
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  })
  return rest
}
