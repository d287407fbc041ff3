import { expect, test } from 'vitest'
import { checkInvoice } from '#app/domain/invoices/reading/check-invoice.ts'
import { noFields, type InvoiceFields } from '#app/domain/invoices/reading/invoice-fields.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { invoiceKinds, kindNeeds } from '#app/domain/invoices/reading/kinds.ts'
import { checkCodeTail } from '#app/domain/invoices/reading/lookup-fields.ts'
import { kindFromProvider } from '#app/domain/invoices/reading/provider-kinds.ts'
import { readCode } from '#app/domain/invoices/reading/read-code.ts'
import { looksLikeRedConfirmation, readLongNumber } from '#app/domain/invoices/reading/read-number.ts'
import samples from '#test/fixtures/invoices.json' with { type: 'json' }

const today = '2026-11-22'
const found = (fields: Partial<InvoiceFields>) =>
  checkInvoice({ ...noFields, ...fields }, today).map(({ level, rule, field }) => `${level} ${rule} ${field}`)

test.each<[Partial<InvoiceFields>, string[]]>([
  [{ number: '24312000000136634917', issuedOn: '2024-05-14' }, []],
  [{ number: '24312000000136634917', issuedOn: '2023-05-14' }, ['warn year_mismatch issuedOn']],
  [{ number: '24952000000136634917' }, ['hint planned_city number']],
  [{ number: '24312000000136634917', kind: 'plain_e' }, ['warn kind_mismatch kind']],
  [{ number: '24002000000136634917' }, ['warn region_unknown number']],
  [{ number: '24310000000136634917' }, ['hint channel_unusual number']],
  [{ number: '11010824091002615708' }, ['warn red_confirmation_number number']],
  [{ code: '011001605111', number: '80100798', kind: 'plain_e' }, []],
  [{ code: '011001605111', number: '80100798', kind: 'special_paper' }, ['warn kind_mismatch kind']],
  [{ code: '011001605111', number: '80100798', issuedOn: '2026-11-22' }, ['hint same_day issuedOn']],
  [{ code: '011001605111', number: '80100798', issuedOn: '2026-11-23' }, ['warn date_future issuedOn']],
  [{ code: '011001605111', number: '80100798', issuedOn: '2021-11-22' }, []],
  [{ code: '011001605111', number: '80100798', issuedOn: '2021-11-21' }, ['warn date_too_old issuedOn']],
  [{ code: '011002301111', number: '80100798', issuedOn: '2022-12-31' }, ['warn year_mismatch issuedOn']],
  [{ code: '144031909110', number: '01034285', kind: 'blockchain' }, ['warn wrong_platform kind']],
  [{ code: '009901605111', number: '80100798' }, ['warn region_unknown code']],
  [{ code: '0110016051', number: '80100798' }, ['warn region_unknown code', 'warn kind_unknown kind']],
  [
    { code: '80100798', number: '011001605111' },
    ['block code_number_exchanged code', 'block code_number_exchanged number'],
  ],
  [{ number: '80100798' }, ['warn code_missing code']],
  [{ number: null }, ['block number_missing number']],
  [
    { number: '24312000000136634917', kind: 'digital_plain', checkCode: '12345678901234567890' },
    ['hint check_code_not_needed checkCode'],
  ],
  [
    { number: '24312000000136634917', sellerTaxId: '91320621MA1MRHG207' },
    ['warn uscc_check_digit sellerTaxId'],
  ],
  [
    { number: '24312000000136634917', buyerTaxId: '11010119900307123X01' },
    ['hint personal_tax_id buyerTaxId'],
  ],
  [{ number: '24312000000136634917', buyerTaxId: 'ABC' }, ['block tax_id_shape buyerTaxId']],
])('%j: %j', (fields, expected) => {
  expect(found(fields)).toEqual(expected)
})

test.each([
  ['3100153130', 'special_paper', '3100', 2015],
  ['1100172320', 'plain_paper', '1100', 2017],
  ['3700162320', 'plain_paper', '3700', 2016],
  ['2102162350', 'plain_paper', '2102', 2016],
  ['011001800604', 'plain_paper', '1100', 2018],
  ['065122100313', 'special_e', '6500', 2021],
  ['011001900511', 'plain_e', '1100', 2019],
  ['144031909110', 'blockchain', '4403', 2019],
  ['144031539110', 'plain_e', '4403', 2015],
  ['144002288010', 'general_e', '4400', 2022],
  ['111001572011', 'general_e', '1100', 2015],
  ['137021922001', 'vehicle', '3702', 2019],
  ['054002000314', null, '5400', 2020],
])('the code %s is %s of %s in %i', (code, kind, region, year) => {
  expect(readCode(code)).toMatchObject({ kind, routedRegion: region, year })
})

test('the codes of the public samples are all read, other texts are not', () => {
  for (const code of samples.codes) expect(readCode(code)?.kind).not.toBeNull()
  for (const text of ['', '12345', '01100160511', '01100160511a', '24312000000136634917'])
    expect(readCode(text)).toBeNull()
})

test('a 20-digit number tells year, region and channel', () => {
  expect(readLongNumber('24312000000136634917')).toEqual({
    year: 2024,
    region: '31',
    channel: '2',
    sequence: '000000136634917',
  })
  expect(looksLikeRedConfirmation('24112000000135114086')).toBe(false)
})

test('the same invoice has the same key however it is written, and another one another', () => {
  expect(invoiceKey({ code: '011001605111', number: '80100798' })).toBe('011001605111-80100798')
  expect(invoiceKey({ code: ' ０１１００１６０５１１１', number: '8010 0798' })).toBe('011001605111-80100798')
  expect(invoiceKey({ code: '1100231130', number: '24112000000135114086' })).toBe('24112000000135114086')
  expect(invoiceKey({ number: '80100798' })).toBe('80100798')
  expect(invoiceKey({ code: '011001605111' })).toBeNull()
})

test('a lookup takes the last six of a check code, five on a blockchain invoice, none of a special one', () => {
  const checkCode = '75477538000103821713'
  expect(checkCodeTail({ kind: 'plain_e', checkCode })).toBe('821713')
  expect(checkCodeTail({ kind: 'blockchain', checkCode })).toBe('21713')
  expect(checkCodeTail({ kind: 'special_paper', checkCode })).toBeNull()
  expect(checkCodeTail({ kind: null, checkCode: null })).toBeNull()
})

test('a provider’s number means what that provider says', () => {
  expect(kindFromProvider('leqi', '83')).toBe('digital_vehicle')
  expect(kindFromProvider('qr', '83')).toBeNull()
  expect(kindFromProvider('leqi', '1')).toBe('special_paper')
  expect(invoiceKinds.every((kind) => kindNeeds[kind].numberLength > 0)).toBe(true)
})
