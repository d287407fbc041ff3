import { expect, test } from 'vitest'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { refusalInWords } from '#app/http/forms/field-words.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { normalForm } from '#app/routes/public/normal-form.ts'
import { aReport, type Input } from '#test/support/desk.ts'

const now = new Date('2026-11-30T02:00:00Z')
const number = '24442000000552501573'
const invoiceOf = (invoice: NonNullable<Input['invoice']>) =>
  parseReport(aReport({ invoice }), now).report.invoice

test.each([
  '２４４４ ２０００ ０００５ ５２５０ １５７３',
  '2444-2000-0005-5250-1573',
  "'24442000000552501573",
  '="24442000000552501573"',
  '24442000000552501573。',
  '发票号码：24442000000552501573',
  '發票號碼 24442000000552501573',
  'No.24442000000552501573',
  '【24442000000552501573】',
  '24442000000552501573.0',
  '2444\u200b2000000552501573',
])('%j in the field of the number is its digits', (typed) => {
  expect(invoiceOf({ number: typed })).toMatchObject({ number, code: null })
})

test.each([
  [
    '01,32,,24442000000552501573,"1,310.96",20241117,,16C0',
    { number, amount: '1310.96', issuedOn: '2024-11-17', kind: 'digital_plain' },
  ],
  ['https://a.test/x?Fphm=24442000000552501573&Kprq=20241117210715', { number, issuedOn: '2024-11-17' }],
  ['发票代码：011001605111 发票号码：80100798', { number: '80100798', code: '011001605111' }],
  ['24442000000552501573 2024年11月17日 ¥1,310.96', { number, amount: '1310.96', issuedOn: '2024-11-17' }],
])('%j pasted there fills the fields that were left empty', (typed, invoice) => {
  expect(invoiceOf({ number: typed })).toMatchObject(invoice)
  expect(invoiceOf({ number: typed, amount: '7.00' })).toMatchObject({ ...invoice, amount: '7.00' })
})

test.each([
  ['amount', '价税合计：￥1，310．96', '1310.96'],
  ['amount', '（88.00）', '-88.00'],
  ['amount', '1 310.96 元', '1310.96'],
  ['issuedOn', '开票日期：2024年11月17日', '2024-11-17'],
  ['issuedOn', '２０２４／１１／１７', '2024-11-17'],
  ['code', '代码：0110 0160 5111', '011001605111'],
  ['code', "'011001605111", '011001605111'],
  ['checkCode', '校验码：85342 96568 11163 80258', '85342965681116380258'],
])('the field %s takes %j as %s', (field, typed, value) => {
  expect(invoiceOf({ number: '80100798', [field]: typed })).toMatchObject({ [field]: value })
})

test.each<[NonNullable<Input['invoice']>, string, string]>([
  [{ number: '2.4442E+19' }, 'invoice.number', 'finding.number_scientific'],
  [{ number: '2444200000055250157' }, 'invoice.number', 'finding.number_shape'],
  [{ number, amount: '1 310,96' }, 'invoice.amount', 'finding.amount_shape'],
  [{ number, amount: '金额-88.00' }, 'invoice.amount', 'finding.amount_shape'],
  [{ number, issuedOn: '11/17/2024' }, 'invoice.issuedOn', 'finding.date_shape'],
  [{ number: '80100798', code: '1.1E+11' }, 'invoice.code', 'finding.number_scientific'],
])('%j is refused at %s', (invoice, field, message) => {
  expect(() => invoiceOf(invoice)).toThrow(expect.objectContaining({ fields: [{ field, message }] }))
})

test('a number that a sheet has cut is asked about', () => {
  const { findings } = parseReport(aReport({ invoice: { number: '24442000000552500000' } }), now)
  expect(findings).toContainEqual({ level: 'warn', rule: 'number_cut', field: 'number' })
})

test('what was understood comes back in its normal form, what was refused as it was typed', () => {
  const shown = normalForm(
    {
      'invoice.number': '２４４４２０００ 0005 52501573',
      'invoice.amount': '￥1，310．96',
      'invoice.code': '12345',
      'invoice.issuedOn': '2024年11月17日',
      'invoice.sellerTaxId': '９１１１００００６０００３７３４１l',
      'contact.mobile': '+86 139－0000－9001',
    },
    now,
  )
  expect(shown).toEqual({
    'invoice.number': '2444 2000 0005 5250 1573',
    'invoice.amount': '1310.96',
    'invoice.issuedOn': '2024-11-17',
    'invoice.sellerTaxId': '91110000600037341L',
    'contact.mobile': '13900009001',
  })
})

test.each([
  ['2444 2000 0005 5250 157', '发票号码应为 8 位或 20 位数字，您填了 19 位。'],
  ['发票号码：１２３４５６７', '发票号码应为 8 位或 20 位数字，您填了 7 位。'],
  ['8O1OO798', '发票号码应为 8 位或 20 位数字。'],
])('the form says how many digits %j has', (typed, message) => {
  const refusal = invalid([{ field: 'invoice.number', message: 'finding.number_shape' }])
  expect(refusalInWords(translator('zh-CN'), refusal, { values: { 'invoice.number': typed } })).toEqual([
    { field: 'invoice.number', message },
  ])
})
