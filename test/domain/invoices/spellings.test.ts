import { describe, expect, test } from 'vitest'
import { readInvoice, type InvoiceReading } from '#app/domain/invoices/reading/read-invoice.ts'

const today = '2026-11-30'
const number = '24442000000552501573'
const read = (text: string) => readInvoice(text, today)
const rules = ({ findings }: InvoiceReading) => findings.map(({ rule }) => rule)

describe('a number of twenty digits is read', () => {
  test.each([
    '2444 2000 0005 5250 1573',
    '24442 00000 05525 01573',
    '2444-2000-0005-5250-1573',
    '2444－2000－0005－5250－1573',
    '2444.2000.0005.5250.1573',
    '2444·2000·0005·5250·1573',
    '2444\u00a02000\u00a00005\u00a05250\u00a01573',
    '2444\u202f2000\u202f0005\u202f5250\u202f1573',
    '2444\u30002000\u30000005\u30005250\u30001573',
    '2444\u200b2000\u200b0005\u200b5250\u200b1573',
    '2444\u20602000\ufeff000552501573',
    '２４４４２００００００５５２５０１５７３',
    '2444200000\n0552501573',
    "'24442000000552501573",
    '="24442000000552501573"',
    '24442000000552501573.0',
    '24,442,000,000,552,501,573',
    '【24442000000552501573】',
    '“24442000000552501573”。',
    '# 24442000000552501573',
    '请帮我查一下24442000000552501573，谢谢',
    '24442000000552501573\r\n',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ number, code: null, amount: null, issuedOn: null, checkCode: null })
  })

  test.each([
    ['0110 0160 5111 8010 0798', '011001605111', '80100798'],
    ['0110 0160 5111 80100798', '011001605111', '80100798'],
    ['011001605111-80100798', '011001605111', '80100798'],
    ['3200192130+33393793', '3200192130', '33393793'],
    ['3200 1921 30 3339 3793', '3200192130', '33393793'],
    ['代码011001605111号码80100798', '011001605111', '80100798'],
    ['號碼：80100798　代碼：011001605111', '011001605111', '80100798'],
    ['No.80100798 Code 011001605111', '011001605111', '80100798'],
    ['№ 80100798，发票代码 011001605111', '011001605111', '80100798'],
    ['发票代码\n011001605111\n发票号码\n80100798', '011001605111', '80100798'],
  ])('and code and number, %j', (text, code, short) => {
    expect(read(text)).toMatchObject({ code, number: short, kind: expect.any(String), checkCode: null })
  })
})

describe('a label says what a value is', () => {
  const invoice = { number, issuedOn: '2024-11-17', amount: '1310.96' }
  test.each([
    '发票号码：24442000000552501573 开票日期：2024年11月17日 价税合计：¥1310.96',
    '价税合计 ¥1,310.96，开票日期 2024/11/17，号码 24442000000552501573',
    '發票號碼：２４４４２００００００５５２５０１５７３ 開票日期：２０２４年１１月１７日 價稅合計：￥１，３１０．９６',
    '发票代码：\n发票号码：24442000000552501573\n开票日期：2024年11月17日\n价税合计（大写）壹仟叁佰壹拾元玖角陆分 （小写）¥1310.96',
    '发 票 号 码：24442000000552501573 开 票 日 期：2024.11.17 金 额：1310.96元',
    '发票代码\t发票号码\t开票日期\t金额\n\t24442000000552501573\t2024-11-17\t1,310.96',
    '开票日期,发票号码,金额\n2024-11-17,24442000000552501573,"1,310.96"',
    '| 号码 | 日期 | 价税合计 |\n|---|---|---|\n| 24442000000552501573 | 2024-11-17 | 1310.96 |',
    'Invoice No.: 24442000000552501573\nIssue date: 2024-11-17\nTotal: CNY 1,310.96',
    '{"fphm":"24442000000552501573","kprq":"2024-11-17","jshj":1310.96}',
    'Kprq=20241117 Fphm=24442000000552501573 Jshj=1310.96',
    '发票号码（20位）：24442000000552501573；开票日期：20241117 21:07:15；金额（元）：1310.96',
    '1. 发票号码：24442000000552501573\n2. 开票日期：2024-11-17\n3. 价税合计：1310.96',
    '税率13% 税额150.82 不含税金额1160.14 价税合计1310.96 票号24442000000552501573 开票日期2024-11-17',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject(invoice)
  })

  test('of either party only where one is named', () => {
    const [buyer, seller] = ['91110000802100433B', '9144030071526726XG']
    const both = `购买方名称：甲 纳税人识别号：${buyer} 销售方名称：乙 纳税人识别号：${seller} 号码：${number}`
    expect(read(both)).toMatchObject({ buyerTaxId: buyer, sellerTaxId: seller })
    expect(read(`${number} 识别号：${buyer}`)).toMatchObject({ buyerTaxId: null, sellerTaxId: null })
  })
})

describe('what is labelled as something else is no field', () => {
  test.each([
    '机器编号：661616314747',
    '电话：010-62091234',
    '手机号码 13800138000',
    '订单号：24442000000552501999',
    '查询日期：2024-11-20',
    '退款金额：88.00',
    '税额 150.82',
    '被红冲蓝字数电票号码：24112000000135114086',
    '原发票号码 24112000000135114086',
    '单价 12.50',
    '密码区 03*3187<4/+8490<+95',
    '身份证号：110101199003071233',
    '第2页 共3页',
  ])('%j', (text) => {
    const alone = { number, code: null, amount: null, issuedOn: null, checkCode: null }
    expect(read(`${text} 发票号码：${number}`)).toMatchObject(alone)
    expect(read(`发票号码：${number}\n${text}`)).toMatchObject(alone)
  })

  test.each([
    '2444****1573',
    '我在2024-11-20打过电话',
    '订单号：24442000000552501573',
    '版本 3.5',
    '13800138000 2024',
  ])('nor is %j an invoice', (text) => {
    expect(rules(read(text))).toEqual(['unreadable'])
  })
})

describe('an amount is read with its sign and separators', () => {
  test.each([
    ['¥1,310.96', '1310.96'],
    ['￥1，310.96', '1310.96'],
    ['¥ 1 310.96', '1310.96'],
    ["1'310.96", '1310.96'],
    ['1.310,96', '1310.96'],
    ['1310.96元', '1310.96'],
    ['1310元9角6分', '1310.96'],
    ['CNY1310.96', '1310.96'],
    ['1310.96RMB', '1310.96'],
    ['人民币1,310.96', '1310.96'],
    ['100元', '100'],
    ['-88.00', '-88.00'],
    ['−88.00', '-88.00'],
    ['－88.00', '-88.00'],
    ['¥-88.00', '-88.00'],
    ['-¥88.00', '-88.00'],
    ['(88.00)', '-88.00'],
    ['（88.00）', '-88.00'],
    ['（￥88.00）', '-88.00'],
    ['88.00-', '-88.00'],
    ['价税合计：负88元', '-88'],
    ['价税合计：（88.00）', '-88.00'],
  ])('%j as %s', (text, amount) => {
    const reading = read(`${number} ${text}`)
    expect(reading).toMatchObject({ number, amount })
    expect(rules(reading)).toEqual(amount.startsWith('-') ? ['negative_amount'] : [])
  })

  test.each([
    '1 310,96',
    '1310,96',
    '1 310.96',
    '100',
    '1.2万',
    '1,31,0',
    '1160.14 150.82',
    'US$100.00',
    '- 88.00',
  ])('and %j, which may mean two, is not', (text) => {
    expect(read(`${number} ${text}`)).toMatchObject({ number, amount: null, issuedOn: null, code: null })
  })
})

describe('a day is read', () => {
  test.each([
    '2024年11月17日',
    '2024 年 11 月 17 日',
    '2024/11/17',
    '2024.11.17',
    '2024-11-17',
    '20241117',
    '２０２４－１１－１７',
    '24年11月17日',
    '2024-11-17 21:07:15',
    '2024-11-17T21:07:15+08:00',
    '2024-11-16T16:30:00Z',
  ])('%j', (text) => {
    expect(read(`${number} ${text}`)).toMatchObject({ number, issuedOn: '2024-11-17', amount: null })
    expect(read(`${text} ${number}`)).toMatchObject({ number, issuedOn: '2024-11-17' })
  })

  test.each([
    '24-11-17',
    '11/17/2024',
    '2024-13-17',
    '民国113年11月17日',
    '2024-11-17 2024-11-18',
    '2024年11月',
  ])('and %j is not, which may be another or none', (text) => {
    expect(read(`${number} ${text}`)).toMatchObject({ number, issuedOn: null, amount: null, code: null })
  })
})

describe('what a sheet has spoilt is told', () => {
  test.each<[string, string]>([
    ['24442000000552500000', 'number_cut'],
    ['24,442,000,000,552,500,000', 'number_cut'],
    ['01,32,,24442000000552500000,100.00,20241117', 'number_cut'],
    ['https://a.test/?fphm=24442000000552500000', 'number_cut'],
    ['2.4442E+19', 'number_scientific'],
    ['2.4442e19', 'number_scientific'],
    ['２．４４４２Ｅ＋１９', 'number_scientific'],
    ['发票号码：2.4442E+19', 'number_scientific'],
    ['01,32,,2.4442E+19,100.00,20241117', 'number_scientific'],
    ['1.44032E+11 01034285', 'number_scientific'],
    ['2444 2000 0005 5250 157', 'number_shape'],
    [`${number} 24442000000552501574`, 'several_numbers'],
  ])('%j: %s', (text, rule) => {
    expect(rules(read(text))).toContain(rule)
  })
})
