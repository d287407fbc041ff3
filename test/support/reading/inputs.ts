import fc from 'fast-check'
import samples from '#test/fixtures/invoices.json' with { type: 'json' }

/** A text, and what it may be read as where that is known: every field is this or nothing. */
export type Sample = { text: string; truth?: Record<string, string | null> }

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const long = fc
  .tuple(fc.constantFrom('23', '24', '25', '26'), fc.constantFrom('11', '31', '44', '95'), digits(16))
  .map((parts) => parts.join(''))
const day = fc
  .tuple(
    fc.integer({ min: 2023, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')] as const)
const amount = fc.stringMatching(/^[1-9][0-9]{0,6}\.[0-9]{2}$/)
const thousands = (text: string) => text.replace(/\B(?=(\d{3})+\.)/g, ',')

const numberForms: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\d{4}(?=\d)/g, '$& '),
  (text) => text.replace(/\d{5}(?=\d)/g, '$&-'),
  (text) => text.replace(/\d{4}(?=\d)/g, '$&\u200b'),
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (text) => `'${text}`,
  (text) => `="${text}"`,
]
const amountForms: ((text: string) => string)[] = [
  (text) => text,
  thousands,
  (text) => `¥${thousands(text)}`,
  (text) => `${text}元`,
  (text) => `CNY ${text}`,
]
const dayForms: ((date: readonly [string, string, string]) => string)[] = [
  ([y, m, d]) => `${y}-${m}-${d}`,
  ([y, m, d]) => `${y}/${Number(m)}/${Number(d)}`,
  ([y, m, d]) => `${y}年${Number(m)}月${Number(d)}日`,
  ([y, m, d]) => `${y}${m}${d}`,
]
const labels = {
  number: ['发票号码：', '號碼 ', 'No.', 'Fphm=', '数电票号码:', 'Invoice number: '],
  day: ['开票日期：', '開票日期 ', '日期:', 'Kprq=', 'Issue date: '],
  amount: ['价税合计：', '價稅合計 ', '（小写）', '金额：', 'Total: '],
}
const decoys = [
  '手机：13800138000',
  '订单号 20261130123456789012',
  '税额：12.34',
  '查询日期：2026-11-30',
  '电话 010-62091234',
  '机器编号：661616314747',
  '税率13%',
  '共3张',
  '退款金额 5.00',
  '原发票号码：24112000000135114086',
  '谢谢',
  '',
]

/** Lines with labels in any order, among what labels say of something else. */
const labelled = fc
  .record({
    ...{ number: long, date: day, sum: amount },
    forms: fc.tuple(
      fc.constantFrom(...numberForms),
      fc.constantFrom(...dayForms),
      fc.constantFrom(...amountForms),
    ),
    labels: fc.tuple(
      fc.constantFrom(...labels.number),
      fc.constantFrom(...labels.day),
      fc.constantFrom(...labels.amount),
    ),
    decoys: fc.array(fc.constantFrom(...decoys), { maxLength: 3 }),
    order: fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
    separator: fc.constantFrom('\n', '；', '\t', ' ，', '\n\n'),
  })
  .map(({ number, date, sum, forms, labels: names, decoys: others, order, separator }): Sample => {
    const parts = [
      `${names[0]}${forms[0](number)}`,
      `${names[1]}${forms[1](date)}`,
      `${names[2]}${forms[2](sum)}`,
      ...others,
    ]
    const text = parts
      .map((part, at) => ({ part, place: order[at] ?? 0 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ part }) => part)
      .join(separator)
    return {
      text,
      truth: {
        number,
        issuedOn: date.join('-'),
        amount: sum,
        code: null,
        checkCode: null,
        sellerTaxId: null,
        buyerTaxId: null,
      },
    }
  })

const link = fc
  .record({
    number: long,
    date: day,
    upper: fc.boolean(),
    flip: fc.boolean(),
    tail: fc.stringMatching(/^[0-9A-F]{4}$/),
  })
  .map(({ number, date, upper, flip, tail }): Sample => {
    const pairs = [`Fphm=${number}`, `Kprq=${date.join('')}210715`, `Jym=${tail}`, 'Wjgs=pdf']
    const query = (flip ? pairs.toReversed() : pairs).join('&')
    return {
      text: `https://dppt.test:8443/x?${upper ? query.toUpperCase() : query}`,
      truth: { number, issuedOn: date.join('-'), amount: null, code: null, checkCode: null },
    }
  })

const xml = fc
  .record({
    number: long,
    date: day,
    sum: amount,
    prefix: fc.constantFrom('', 'e:'),
    wrap: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `<![CDATA[${text}]]>`,
      (text) => `<!-- x -->${text}`,
    ),
  })
  .map(({ number, date, sum, prefix, wrap }): Sample => {
    const element = (name: string, text: string) => `<${prefix}${name}>${text}</${prefix}${name}>`
    const inner = element('InvoiceNumber', wrap(number)) + element('IssueTime', wrap(date.join('-')))
    const total = element('TotalTax-includedAmount', wrap(sum))
    return {
      text: `<?xml version="1.0"?>${element('EInvoice', total + element('TaxSupervisionInfo', inner))}`,
      truth: { number, issuedOn: date.join('-'), amount: sum, code: null, checkCode: null },
    }
  })

const real = samples.qr.map(({ raw }) => raw)
const payload = fc.constantFrom(...real).map((text): Sample => ({ text }))
const whole = fc.oneof(labelled, link, xml, payload)

const inserts = [
  '',
  ' ',
  ',',
  '，',
  '-',
  '(',
  ')',
  '"',
  '¥',
  '0',
  '9',
  'E+',
  'x',
  '票',
  '\u200b',
  '\n',
  '\t',
  '<',
  '&',
  '%',
  '：',
  '号码',
  '金额',
  '.',
  '*',
  '\ud800',
]
/** A part is lost, doubled, or something stands in it. What it means then nobody knows. */
const damaged = fc
  .record({
    sample: whole,
    cuts: fc.array(fc.record({ at: fc.nat(1000), length: fc.nat(6), by: fc.constantFrom(...inserts) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ sample, cuts }): Sample => {
    const cut = (text: string, { at, length, by }: (typeof cuts)[number]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + by + text.slice(place + length)
    }
    return { text: cuts.reduce(cut, sample.text) }
  })
const noise = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ...inserts,
          ...decoys,
          '2024',
          '20241117',
          '80100798',
          '011001605111',
          '24442000000552501573',
          '1,310.96',
          '88',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  )
  .map((text): Sample => ({ text }))

/** So many texts, the same for the same seed. */
export const readingSamples = (count: number, seed: number): Sample[] =>
  fc.sample(fc.oneof(whole, damaged, damaged, noise), { numRuns: count, seed })
