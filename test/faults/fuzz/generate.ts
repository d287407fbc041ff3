import fc from 'fast-check'
import { likelyTexts, names, nastyTexts } from '#test/faults/fuzz/values.ts'

export type Fuzzed = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

/** What really exists in the house under test: half of the guesses should hit something. */
export type Known = {
  paths: readonly string[]
  numbers: readonly string[]
  incidents: readonly string[]
  ids: readonly string[]
  tokens: readonly string[]
  cookies: readonly string[]
  key: string
  origin: string
}

const nasty = fc.constantFrom(...nastyTexts)
const text = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ maxLength: 40 }) })

const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: nasty })

const likely = (known: Known) =>
  fc.oneof(
    { weight: 4, arbitrary: text },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...likelyTexts),
    },
    { weight: 1, arbitrary: fc.constantFrom(...known.numbers, ...known.incidents, ...known.ids) },
  )

const escaped = (value: string) => encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '\ufffd'))
const pairs = (known: Known) => fc.array(fc.tuple(name, likely(known)), { maxLength: 12 })
/** What the form sends when it is filled in well, with some of it replaced. */
const good = (known: Known) =>
  fc
    .tuple(
      fc.uuid(),
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.array(fc.tuple(name, likely(known)), { maxLength: 2 }),
    )
    .map(([formKey, i, others]) =>
      Object.entries({
        formKey,
        kind: 'missing_invoice',
        symptom: 'not_found',
        'invoice.number': `241120000003${String(i).padStart(8, '0')}`,
        'invoice.issuedOn': '2024-11-05',
        'contact.mobile': `136${String(i).padStart(8, '0')}`,
        'contact.email': `f${i}@demo.invalid`,
        description: '查无此票',
        consent: 'yes',
        confirm: 'yes',
        ...Object.fromEntries(others),
      }),
    )
const someFields = (known: Known) =>
  fc.oneof({ weight: 3, arbitrary: pairs(known) }, { weight: 1, arbitrary: good(known) })
const encoded = (known: Known) =>
  someFields(known).map((all) => all.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('&'))

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

const jsonValue = (known: Known) =>
  fc.oneof(
    { weight: 6, arbitrary: likely(known) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown[]>([], {}, null, true, -1, 1e308, [[]], { en: 'x' }, ['sms']),
    },
  )

/** What would be accepted, with one or two things in it replaced. */
function goodJson(known: Known): fc.Arbitrary<string> {
  const others = fc.array(fc.tuple(name, jsonValue(known)), { maxLength: 2 })
  const report = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), likely(known)).map(([i, description]) => ({
    kind: 'missing_invoice',
    symptom: 'not_found',
    description: description.slice(0, 500) || 'x',
    invoice: {
      number: `241120000004${String(i).padStart(8, '0')}`,
      issuedOn: '2024-11-05',
      amount: '120.00',
    },
    contact: { mobile: `135${String(i).padStart(8, '0')}`, email: `j${i}@demo.invalid` },
  }))
  const update = fc.tuple(likely(known), likely(known)).map(([cn, en]) => ({
    status: 'monitoring',
    body: { 'zh-CN': cn || 'x', en: en || 'x' },
    notify: false,
  }))
  const message = likely(known).map((body) => ({ visibility: 'public', body: body || 'x' }))
  const subscriber = likely(known).map((address) => ({
    channel: 'email',
    address: `${address.length}@demo.invalid`,
  }))
  return fc
    .tuple(fc.oneof(report, update, message, subscriber), others)
    .map(([value, more]) => JSON.stringify({ ...value, ...Object.fromEntries(more) }))
}

function json(known: Known): fc.Arbitrary<string> {
  const report = fc
    .record(
      {
        kind: fc.constantFrom('missing_invoice', 'complaint', 'technical_fault', 'x'),
        symptom: fc.constantFrom('not_found', 'mismatch', 'other', ''),
        description: likely(known),
        invoice: fc.record(
          {
            number: fc.oneof(
              likely(known),
              fc.integer({ min: 0, max: 99_999_999 }).map((i) => `241120000002${String(i).padStart(8, '0')}`),
            ),
            issuedOn: fc.oneof(likely(known), fc.constant('2024-11-05')),
            amount: fc.oneof(likely(known), fc.constant('120.00')),
            kind: likely(known),
          },
          { requiredKeys: [] },
        ),
        contact: fc.record(
          { mobile: likely(known), email: likely(known), name: likely(known) },
          { requiredKeys: [] },
        ),
        externalId: jsonValue(known),
        channel: jsonValue(known),
      },
      { requiredKeys: ['kind', 'description', 'contact'] },
    )
    .map((value) => JSON.stringify(value))
  const update = fc
    .record(
      {
        status: fc.constantFrom('investigating', 'monitoring', 'identified', 'x'),
        body: fc.dictionary(fc.constantFrom('zh-CN', 'en', 'zh-TW', 'fr'), likely(known)),
        nextUpdateAt: likely(known),
        components: fc.dictionary(fc.constantFrom('lookup', 'portal', 'x'), likely(known)),
        notify: fc.boolean(),
        title: likely(known),
        severity: fc.constantFrom<unknown>(1, 2, 3, 4, 5, '1'),
        action: fc.constantFrom('start', 'complete', 'extend', 'skip'),
        minutes: fc.constantFrom<unknown>(-1, 0, 30, 1e9, 'x'),
        add: fc.array(likely(known), { maxLength: 3 }),
        visibility: fc.constantFrom('public', 'internal'),
        to: fc.constantFrom('open', 'resolved', 'closed', 'cancelled', 'waiting_reporter', 'x'),
        reason: likely(known),
        address: likely(known),
        level: fc.constantFrom<unknown>(0, 1, 5, 6, '5'),
        solved: jsonValue(known),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value))
  const loose = fc.dictionary(name, jsonValue(known), { maxKeys: 8 }).map((value) => JSON.stringify(value))
  const broken = fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '1',
    '"x"',
    '{"a":',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{"a":1e999}',
    '\ufeff{}',
  )
  return fc.oneof(
    { weight: 8, arbitrary: goodJson(known) },
    { weight: 4, arbitrary: report },
    { weight: 4, arbitrary: update },
    { weight: 2, arbitrary: loose },
    { weight: 1, arbitrary: broken },
  )
}

const boundary = '----fuzz'
const contents = fc.constantFrom(
  Buffer.from('%PDF-1.4\nfuzz'),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  Buffer.from('<?xml version="1.0"?><a/>'),
  Buffer.from('<svg onload=alert(1)>'),
  Buffer.from('PK\u0003\u0004OFD.xml'),
  Buffer.alloc(0),
  Buffer.alloc(300_000, 0x41),
)

function multipart(known: Known): fc.Arbitrary<Buffer> {
  const part = ([key, value]: readonly [string, string]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(key)}"\r\n\r\n${value}\r\n`)
  const field = fc.tuple(name, likely(known)).map(part)
  const filled = good(known).map((all) => Buffer.concat(all.map(part)))
  const upload = fc
    .tuple(text, contents)
    .map(([file, content]) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${quoted(file)}"\r\nContent-Type: application/pdf\r\n\r\n`,
        ),
        content,
        Buffer.from('\r\n'),
      ]),
    )
  const end = fc.constantFrom(
    `--${boundary}--\r\n`,
    `--${boundary}--\r\n`,
    `--${boundary}--\r\n`,
    '',
    `--${boundary}`,
    '\r\n',
  )
  const odd = fc.constantFrom(
    Buffer.from(`--${boundary}\r\n\r\n\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data\r\n\r\nx\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: ${'x'.repeat(20_000)}\r\n\r\n`),
  )
  return fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: field },
          { weight: 2, arbitrary: filled },
          { weight: 3, arbitrary: upload },
          { weight: 1, arbitrary: odd },
        ),
        {
          maxLength: 14,
        },
      ),
      end,
    )
    .map(([parts, last]) => Buffer.concat([...parts, Buffer.from(last)]))
}
const quoted = (value: string) => value.slice(0, 200).replaceAll(/[\r\n"]/g, '')

type Sent = { type: string; bytes: Buffer }

function body(known: Known, isCall: boolean): fc.Arbitrary<Sent> {
  const typed = (type: string) => (bytes: Buffer | string) => ({ type, bytes: Buffer.from(bytes) })
  const types = [
    'text/plain',
    'application/json',
    'multipart/form-data',
    `multipart/form-data; boundary=`,
    'x',
    '',
    'application/x-www-form-urlencoded; charset=x',
  ]
  return fc.oneof(
    { weight: isCall ? 1 : 8, arbitrary: encoded(known).map(typed('application/x-www-form-urlencoded')) },
    { weight: isCall ? 12 : 1, arbitrary: json(known).map(typed('application/json')) },
    { weight: 3, arbitrary: multipart(known).map(typed(`multipart/form-data; boundary=${boundary}`)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 300 }))
        .map(([type, bytes]) => typed(type)(Buffer.from(bytes))),
    },
  )
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
