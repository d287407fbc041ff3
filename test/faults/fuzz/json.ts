import fc from 'fast-check'
import { likely, name, type Known } from '#test/faults/fuzz/texts.ts'

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

export function json(known: Known): fc.Arbitrary<string> {
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
