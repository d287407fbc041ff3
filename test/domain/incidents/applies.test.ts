import { expect, test } from 'vitest'
import { applies, fits, type AppliesTo, type Seen } from '#app/domain/incidents/incidents/applies.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { regionStarts } from '#app/domain/invoices/reading/region-names.ts'

test.each([
  [['data_sync'], 'not_synced', true],
  [['data_sync'], 'vanished', true],
  [['portal'], 'error', true],
  [['portal'], 'not_found', false],
  [['notifications'], 'not_found', false],
  [['verification'], 'mismatch', false],
  [[], 'not_found', true],
  [[], 'quota', false],
] as const)('an incident of %j for the symptom %s: %s', (components, symptom, expected) => {
  const offered = fits(components, symptom)

  expect(offered).toBe(expected)
})

const anything: AppliesTo = {
  components: ['data_sync'],
  regions: [],
  invoiceKinds: [],
  symptoms: [],
  issuedFrom: null,
  issuedUntil: null,
}
const november = { issuedFrom: '2026-11-01', issuedUntil: '2026-11-20' }
const issued = (from: string | null, until: string | null) => ({ issued: { from, until } })

test.each<[string, Partial<AppliesTo>, Partial<Seen>, boolean]>([
  ['nothing stated, nothing known', {}, {}, true],
  ['nothing stated, all known', {}, { kinds: ['rail'], region: '3100', ...issued('2026-01-01', null) }, true],

  ['the kind stated', { invoiceKinds: ['digital_plain'] }, { kinds: ['digital_plain'] }, true],
  ['one of the kinds it may be', { invoiceKinds: ['rail'] }, { kinds: ['digital_plain', 'rail'] }, true],
  ['another kind', { invoiceKinds: ['digital_plain'] }, { kinds: ['plain_paper'] }, false],
  ['a kind stated, none known', { invoiceKinds: ['digital_plain'] }, {}, true],

  ['a day within', november, issued('2026-11-05', '2026-11-05'), true],
  ['the first day', november, issued('2026-11-01', '2026-11-01'), true],
  ['the last day', november, issued('2026-11-20', '2026-11-20'), true],
  ['the day before', november, issued('2026-10-31', '2026-10-31'), false],
  ['the day after', november, issued('2026-11-21', '2026-11-21'), false],
  ['days that overlap', november, issued('2026-10-01', '2026-11-02'), true],
  ['days that end before', november, issued(null, '2026-10-31'), false],
  ['days that begin after', november, issued('2026-11-21', null), false],
  ['no end stated', { issuedFrom: '2026-11-01' }, issued('2027-01-01', null), true],
  ['no end stated, issued before', { issuedFrom: '2026-11-01' }, issued(null, '2026-10-31'), false],
  ['no beginning stated', { issuedUntil: '2026-11-20' }, issued(null, '2020-01-01'), true],
  ['days stated, none known', november, {}, true],

  ['the region stated', { regions: ['北京'] }, { region: '1100' }, true],
  ['another region', { regions: ['北京', '天津'] }, { region: '3100' }, false],
  ['a region by its digits', { regions: ['1100'] }, { region: '3100' }, false],
  ['a city of its own within the province stated', { regions: ['广东'] }, { region: '4403' }, true],
  ['the province of the city stated', { regions: ['深圳'] }, { region: '4400' }, true],
  ['a city in place of its province', { regions: ['深圳'] }, { region: '9500' }, true],
  ['a region that invoices do not know', { regions: ['长三角'] }, { region: '1100' }, true],
  ['a region stated, none known', { regions: ['北京'] }, {}, true],
  ['surely from elsewhere', { regions: ['北京'] }, { notRegion: '11' }, false],
  ['surely from elsewhere, of two regions', { regions: ['北京', '上海'] }, { notRegion: '11' }, true],
  ['surely from elsewhere, no region stated', {}, { notRegion: '11' }, true],

  ['a symptom of the components', {}, { symptom: 'not_synced' }, true],
  ['a symptom of other components', { components: ['portal'] }, { symptom: 'not_found' }, false],
  ['the symptom stated', { symptoms: ['mismatch'] }, { symptom: 'mismatch' }, true],
  ['a symptom of the components, another stated', { symptoms: ['error'] }, { symptom: 'not_found' }, false],

  [
    'all stated and all fit',
    { ...november, regions: ['北京'], invoiceKinds: ['rail'], symptoms: ['not_found'] },
    { kinds: ['rail'], region: '1100', ...issued('2026-11-03', '2026-11-03') },
    true,
  ],
  [
    'all stated and one does not fit',
    { ...november, regions: ['北京'], invoiceKinds: ['rail'], symptoms: ['not_found'] },
    { kinds: ['rail'], region: '1100', ...issued('2026-11-23', '2026-11-23') },
    false,
  ],
])('%s', (_, to, seen, expected) => {
  const offered = applies({ ...anything, ...to }, { symptom: 'not_found', ...seen })

  expect(offered).toBe(expected)
})

test('an incident that states every kind and every region is offered like one that states none', () => {
  const to = { ...anything, invoiceKinds: [...invoiceKinds], regions: ['全国'] }
  for (const kind of invoiceKinds)
    expect(applies(to, { symptom: 'not_found', kinds: [kind], region: '5400' })).toBe(true)
})

test.each([
  [['北京市'], ['11']],
  [
    ['11', '3100'],
    ['11', '31'],
  ],
  [['北京', '长三角'], null],
  [[], null],
] as const)('invoices of %j begin with %j', (names, starts) => {
  expect(regionStarts(names)).toEqual(starts)
})
