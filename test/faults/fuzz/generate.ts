import fc from 'fast-check'
import { body } from '#test/faults/fuzz/bodies.ts'
import { encoded, escaped, text, type Known } from '#test/faults/fuzz/texts.ts'

export type Fuzzed = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

function path(known: Known): fc.Arbitrary<string> {
  const part = (param: string) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: param.startsWith('number')
          ? fc.constantFrom(...known.numbers, ...known.incidents)
          : param.startsWith('token')
            ? fc.constantFrom(...known.tokens, 'x'.repeat(22))
            : param.startsWith('key')
              ? fc.constantFrom('diagnose', 'repair', 'test', 'recover')
              : fc.constantFrom(...known.ids),
      },
      { weight: 1, arbitrary: text.map((value) => escaped(value.slice(0, 500))) },
      { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%c0%ae', '..', '.', '%2e%2e', '%5c', ';', '*') },
    )
  const listed = fc.constantFrom(...known.paths).chain((pattern) => {
    const parts = pattern
      .split('/')
      .slice(1)
      .map((one) => {
        if (one.startsWith(':lang')) return fc.constantFrom('', 'en', 'zh-TW', 'en', 'fr')
        return one.startsWith(':') ? part(one.slice(1)) : one === '*' ? part('id') : fc.constant(one)
      })
    return fc.tuple(...parts).map((all) => `/${all.join('/')}`)
  })
  const made = fc.webPath({ size: 'small' }).map((value) => `/${value.replace(/^\/+/, '')}`)
  // Where most can go wrong.
  const busy = fc.constantFrom(
    ...[
      '/report',
      '/en/report',
      '/track',
      '/check',
      '/api/v1/tickets',
      '/api/v1/subscribers',
      '/desk/tickets/new',
    ],
    ...known.incidents.flatMap((number) => [`/api/v1/incidents/${number}/updates`, `/incidents/${number}`]),
    ...known.numbers
      .slice(0, 5)
      .flatMap((number) => [`/tickets/${number}/messages`, `/api/v1/tickets/${number}/messages`]),
  )
  const base = fc.oneof(
    { weight: 20, arbitrary: listed },
    { weight: 14, arbitrary: busy },
    { weight: 1, arbitrary: made },
  )
  const query = fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: encoded(known).map((value) => `?${value.slice(0, 6000)}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '?',
        '?a',
        '?a=%',
        '?&&&',
        '?size=large',
        '?index',
        '?_data=root',
        '?_data=x',
      ),
    },
  )
  return fc.tuple(base, query).map(([one, other]) => one + other)
}

/** One request of any kind, over what exists and what does not. */
export function fuzzed(known: Known): fc.Arbitrary<Fuzzed> {
  const latin = (value: string) =>
    Buffer.from(value, 'utf8')
      .toString('latin1')
      .replaceAll(/[^\x20-\x7e\x80-\xff]/g, '')
      .slice(0, 3000)
  const extra = fc.dictionary(
    fc.constantFrom(
      'Accept-Encoding',
      'If-None-Match',
      'Accept-Language',
      'Range',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
    ),
    fc.oneof(
      text.map(latin),
      fc.constantFrom('br;q=1, *;q=0', '*', 'W/"x", "y"', 'bytes=0-1', 'en', 'fr-CH', '127.0.0.1'),
    ),
    { maxKeys: 3 },
  )
  const cookie = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: fc.constantFrom(...known.cookies) },
    { weight: 1, arbitrary: text.map((value) => `fd_staff=${latin(value).replaceAll(';', '')}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...known.cookies).map((value) => `${value.slice(0, -3)}; fd_lang=%`),
    },
  )
  const authorization = fc.oneof(
    { weight: 4, arbitrary: fc.constant(`Bearer ${known.key}`) },
    { weight: 1, arbitrary: text.map((value) => `Bearer ${latin(value)}`) },
  )
  const method = fc.oneof(
    { weight: 6, arbitrary: fc.constant('GET') },
    { weight: 12, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
  )
  const request = fc.tuple(method, path(known)).chain(([method, path]) =>
    fc.record({
      method: fc.constant(method),
      path: fc.constant(path),
      extra,
      cookie,
      authorization,
      body: body(known, path.startsWith('/api/')),
      origin: fc.oneof(
        { weight: 12, arbitrary: fc.constant(known.origin) },
        { weight: 1, arbitrary: fc.constantFrom('null', 'https://evil.invalid', 'x') },
      ),
      once: fc.option(text.map(latin), { freq: 5 }),
    }),
  )
  return request.map(({ method, path, extra, cookie, authorization, body, origin, once }) => {
    const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
    return {
      method,
      path,
      headers: {
        ...extra,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(path.startsWith('/api/') ? { Authorization: authorization } : {}),
        ...(path.startsWith('/api/') && once ? { 'Idempotency-Key': once } : {}),
        ...(hasBody
          ? { Origin: origin, 'Content-Type': body.type, 'Content-Length': String(body.bytes.length) }
          : {}),
      },
      body: hasBody ? body.bytes : null,
    }
  })
}
