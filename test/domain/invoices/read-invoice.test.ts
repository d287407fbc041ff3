import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlocked } from '#app/domain/invoices/reading/findings.ts'
import { kindFromProvider } from '#app/domain/invoices/reading/provider-kinds.ts'
import { readInvoice, type InvoiceReading } from '#app/domain/invoices/reading/read-invoice.ts'
import samples from '#test/fixtures/invoices.json' with { type: 'json' }

const today = '2026-11-22'
const read = (text: string) => readInvoice(text, today)
const rules = ({ findings }: InvoiceReading) => findings.map(({ rule }) => rule)

test.each(samples.qr)('the payload $raw is read field by field', (sample) => {
  const reading = read(sample.raw)

  expect(reading).toMatchObject({
    kind: kindFromProvider('qr', sample.qrKind),
    code: sample.code,
    number: sample.number,
    amount: sample.amount,
    issuedOn: `${sample.date.slice(0, 4)}-${sample.date.slice(4, 6)}-${sample.date.slice(6)}`,
    checkCode: sample.checkCode,
  })
  expect(isBlocked(reading.findings)).toBe(false)
  const yearFits = !rules(reading).some((rule) => rule === 'year_mismatch' || rule === 'year_implausible')
  expect(yearFits).toBe(sample.yearMatchesDate)
})

test.each<[string, string, Partial<InvoiceReading>]>([
  [
    'six fields',
    '01,10,011001605111,80100798,64.9,20161018',
    { kind: 'plain_e', amount: '64.9', checkCode: null },
  ],
  ['a trailing comma', '01,10,011001605111,80100798,64.9,20161018,', { number: '80100798', checkCode: null }],
  [
    'the check code left out before the tail',
    '01,01,4300171130,02550485,10545.43,20180115,6579,',
    { checkCode: null },
  ],
  [
    'square brackets',
    '[01,04,4200161350,00015045,165106.00,20160501,48114255542168294433,DBFE,]',
    { kind: 'plain_paper' },
  ],
  [
    'full-width commas and digits',
    '０１，３２，，26427000000316294884，100.76，20260330，，5F98',
    { kind: 'digital_plain', amount: '100.76' },
  ],
  [
    'a byte order mark and quotes',
    '\uFEFF"01,31,,24312000000358032546,633.00,20241118,,16C0"\r',
    { kind: 'digital_special' },
  ],
  [
    'blanks around the fields',
    ' 01 , 31 , , 24312000000358032546 , 633.00 , 20241118 ,, ',
    { number: '24312000000358032546' },
  ],
  [
    'tabs for commas',
    '01\t10\t011001605111\t80100798\t64.9\t20161018',
    { code: '011001605111', issuedOn: '2016-10-18' },
  ],
  [
    '51 with a code: an e-invoice',
    '01,51,044001600211,98580990,149.60,20170515,80692991863912413132,4BE5',
    { kind: 'plain_e' },
  ],
  [
    '51 with 20 digits: rail',
    '01,51,,26339132621000219582,56.00,20260423,,219a',
    { kind: 'rail', amount: '56.00' },
  ],
  ['20 with 20 digits: kind not told', '01,20,,25442000000069606292,140.74,20250208,,A6A1', { kind: null }],
  [
    '02 with 20 digits: kind not told',
    '01,02,,25117000000212341234,666.00,20250208,,',
    { kind: null, amount: '666.00' },
  ],
  [
    'a paper code beside 20 digits',
    '01,31,1100231130,25112000000135114086,140.74,20250208,,A6A1',
    { code: '1100231130', number: '25112000000135114086' },
  ],
  [
    'a special kind beside a code and 20 digits',
    '01,01,1100231130,25112000000135114086,140.74,20250208',
    { kind: 'digital_paper_special' },
  ],
  [
    '85 with a paper code and number',
    '01,85,1100231130,00135114,140.74,20250208',
    { kind: 'digital_paper_special' },
  ],
  [
    'no version',
    '10,011001605111,80100798,64.9,20161018,85342965681116380258',
    { kind: 'plain_e', checkCode: '85342965681116380258' },
  ],
  [
    'a blockchain invoice with seller and hash',
    '01,10,144031909110,01034285,91440300708437873H,5.45,20190320,0053e0982be3',
    { kind: 'blockchain', amount: '5.45', issuedOn: '2019-03-20', sellerTaxId: '91440300708437873H' },
  ],
  [
    'a fiscal receipt',
    'CZ-EI-1101,01,11010124,0012345678,ab12cd,20240514,80.00',
    { kind: 'fiscal', code: '11010124', number: '0012345678', amount: '80.00' },
  ],
  ['a negative amount', '01,32,,24312000000136634917,-0.01,20240514,,1DD6', { amount: '-0.01' }],
])('a payload with %s is read', (_, raw, expected) => {
  expect(read(raw)).toMatchObject(expected)
})

test('a Shenzhen link is a blockchain invoice, its total in fen', () => {
  const reading = read(
    'https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash=01645d&bill_num=09826096&total_amount=96205',
  )

  expect(reading).toMatchObject({ kind: 'blockchain', code: null, number: '09826096', amount: '962.05' })
  expect(rules(reading)).toContain('wrong_platform')
})

test.each<[string, Partial<InvoiceReading>]>([
  ['80100798', { number: '80100798', code: null, kind: null }],
  ['24112000000135114086', { number: '24112000000135114086', kind: null, findings: [] }],
  ['2411 2000 0001 3511 4086', { number: '24112000000135114086' }],
  ['8010 0798', { number: '80100798' }],
  ['011001605111 80100798', { code: '011001605111', number: '80100798', kind: 'plain_e', findings: [] }],
  ['３７００１６２３２０，10898752', { code: '3700162320', number: '10898752', kind: 'plain_paper' }],
  ['3700162320/10898752/2017-03-28', { number: '10898752', issuedOn: '2017-03-28' }],
  ['011001900511 13093557 20191111 821713', { kind: 'plain_e', issuedOn: '2019-11-11', checkCode: '821713' }],
  [
    '发票代码：011001605111 发票号码：No.80100798 开票日期：2016年10月18日 价税合计 ¥64.90',
    { number: '80100798', issuedOn: '2016-10-18', amount: '64.90' },
  ],
  ['校验码 85342 96568 11163 80258 号码 80100798', { checkCode: '85342965681116380258', number: '80100798' }],
  ['11010124 0012345678', { kind: 'fiscal', code: '11010124', number: '0012345678' }],
])('typed %j is read', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

test.each<[string, string[]]>([
  ['', ['unreadable']],
  ['hello', ['unreadable']],
  ['a,b,c,d,e,f,g', ['unreadable']],
  ['https://example.invalid/?a=24112000000135114086', ['unreadable']],
  ['x'.repeat(5000), ['unreadable']],
  ['7981234', ['number_shape', 'leading_zero_lost']],
  ['241120000001351140861', ['number_shape']],
  ['8O1OO798', ['number_shape']],
  ['01,10,11001605111,80100798,64.9,20161018', ['code_shape', 'leading_zero_lost', 'date_too_old']],
  ['80100798 011001605111', ['code_number_exchanged', 'code_number_exchanged']],
  ['01,32,,24312000000136634917,12.345,20240514,,1DD6', ['amount_shape']],
  ['01,32,,24312000000136634917,0.01,20241340,,1DD6', ['date_shape']],
  ['01,32,,24312000000136634917,0.01,20240230,,1DD6', ['date_shape']],
  ['01,04,4200161350,00015045,1.00,20230501,4811425554216829443,DBFE,', ['check_code_shape']],
  ['011001605111', ['number_missing']],
])('%j is refused by %j', (text, expected) => {
  const reading = read(text)
  expect(rules(reading)).toEqual(expected)
  expect(isBlocked(reading.findings)).toBe(true)
})

test('reading never throws, gives plain text fields and only known levels', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.stringMatching(/^[0-9,，./:年月日 -]{0,60}$/),
  )
  fc.assert(
    fc.property(noise, (text) => {
      const { findings, ...fields } = read(text)
      for (const value of Object.values(fields)) expect(value === null || value.length > 0).toBe(true)
      for (const { level } of findings) expect(['block', 'warn', 'hint']).toContain(level)
      if (fields.amount) expect(fields.amount).toMatch(/^-?\d+(\.\d{1,2})?$/)
      if (fields.issuedOn) expect(fields.issuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }),
    { numRuns: 500 },
  )
})

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const payload = fc.record({
  code: fc.constantFrom('011001605111', '1100172320', '011001800604'),
  number: digits(8),
  amount: fc.stringMatching(/^[1-9]\d{0,6}(\.\d{1,2})?$/),
  date: fc.constantFrom('20240514', '20231207', '20260330'),
  checkCode: digits(20),
  tail: fc.stringMatching(/^[0-9a-fA-F]{4}$/),
})

test('a damaged payload is never read as another invoice without a word', () => {
  fc.assert(
    fc.property(payload, fc.nat(200), fc.constantFrom('', 'x', ',', '票'), (fields, at, by) => {
      const raw = `01,10,${fields.code},${fields.number},${fields.amount},${fields.date},${fields.checkCode},${fields.tail}`
      const cut = 6 + (at % (fields.code.length + 1 + fields.number.length))
      const damaged = read(raw.slice(0, cut) + by + raw.slice(cut + 1))
      const same = damaged.code === fields.code && damaged.number === fields.number
      expect(same || damaged.findings.length > 0).toBe(true)
    }),
  )
})

test('wrapping, case of the tail, trailing comma and full-width signs make no difference', () => {
  const wraps = fc.constantFrom<(raw: string) => string>(
    (raw) => `[${raw}]`,
    (raw) => `  ${raw},`,
    (raw) => `"${raw}"`,
    (raw) => raw.replaceAll(',', '，'),
    (raw) => raw.replaceAll(',', ' , '),
    (raw) => raw.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    (raw) => `\uFEFF${raw}\r\n`,
  )
  fc.assert(
    fc.property(payload, wraps, (fields, wrap) => {
      const raw = `01,10,${fields.code},${fields.number},${fields.amount},${fields.date},${fields.checkCode},${fields.tail}`
      const reading = read(raw)
      expect(reading).toMatchObject({
        code: fields.code,
        number: fields.number,
        amount: fields.amount,
        checkCode: fields.checkCode,
      })
      expect(read(wrap(raw))).toEqual(reading)
    }),
  )
})
