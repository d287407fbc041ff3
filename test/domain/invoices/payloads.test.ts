import { describe, expect, test } from 'vitest'
import { readInvoice } from '#app/domain/invoices/reading/read-invoice.ts'

const read = (text: string) => readInvoice(text, '2026-11-30')
const digital = { number: '24312000000136634917', issuedOn: '2024-11-18', amount: '1100.00', code: null }

describe('a payload is read field by field', () => {
  test.each([
    '01,32,,24312000000136634917,"1,100.00",20241118,,16C0',
    '01,32,,24312000000136634917,“1,100.00”,20241118,,16C0',
    '01,32,,24312000000136634917,1,100.00,20241118,,16C0',
    '"01,32,,24312000000136634917,""1,100.00"",20241118,,16C0"',
    '01,32,"","24312000000136634917","1,100.00","20241118","","16C0"',
    '01，32，，24312000000136634917，1，100.00，20241118，，16C0',
    "01,32,,'24312000000136634917,1100.00,20241118,,16C0",
    '01,32,,="24312000000136634917",1100.00,20241118,,16C0',
    '01\t32\t\t24312000000136634917\t1,100.00\t20241118\t\t16C0',
    '【01，32，，24312000000136634917，1100.00，20241118，，16C0】。',
    ' 01 , 32 ,, 24312000000136634917 , ¥1,100.00 , 2024-11-18 , , 16c0 ,',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ ...digital, kind: 'digital_plain', findings: [] })
  })

  test.each([
    ['01,011001600111,14219190,199.00,20161124,38082233145134495761', 'plain_e'],
    ['1,011001600111,14219190,199.00,20161124,38082233145134495761', 'plain_e'],
    ['10,011001600111,14219190,199.00,20161124,38082233145134495761', 'plain_e'],
    ['01,01,011001600111,14219190,199.00,20161124,38082233145134495761', 'plain_e'],
    ['01,02,011001600111,14219190,199.00,20161124,38082233145134495761', 'plain_e'],
    ['01,011001800604,14219190,199.00,20191124,38082233145134495761', 'plain_paper'],
    ['01,065122100313,14219190,199.00,20221124', 'special_e'],
    ['01,011001900112,14219190,199.00,20221124', 'toll'],
    ['01,137021922001,14219190,199.00,20221124', 'vehicle'],
    ['01,1100172320,14219190,199.00,20181124', 'plain_paper'],
    ['01,4300171130,02550485,10545.43,20180115', 'special_paper'],
  ])('%j is of the kind that its code has: %s', (text, kind) => {
    const { kind: found, findings } = read(text)
    expect(found).toBe(kind)
    expect(findings.map(({ rule }) => rule)).not.toContain('kind_mismatch')
  })

  test('one with twenty digits that names no kind has none', () => {
    expect(read('01,,24312000000136634917,1100.00,20241118')).toMatchObject({ ...digital, kind: null })
  })

  test('a row of a sheet, counted in front, is none', () => {
    expect(read('1,24,24442000000552501573,100,3')).toMatchObject({
      number: '24442000000552501573',
      amount: null,
    })
  })
})

describe('a link is read by the names in it', () => {
  const invoice = { number: '24442000000552501573', issuedOn: '2024-11-17' }
  test.each([
    'https://dppt.guangdong.chinatax.gov.cn:8443/kpfw/fpjfzz/v1/exportDzfpwjEwm?Wjgs=pdf&Jym=A076&Fphm=24442000000552501573&Kprq=20241117210715&Czsj=1731848835900',
    'https://dppt.beijing.chinatax.gov.cn:8443/x?KPRQ=20241117&FPHM=24442000000552501573',
    'https://inv-veri.chinatax.gov.cn/index.html?fphm=24442000000552501573&kprq=2024-11-17',
    'https://inv-veri.chinatax.gov.cn/fpcygzfw/#/query?kprq=20241117&fphm=24442000000552501573',
    'dppt.guangdong.chinatax.gov.cn:8443/x?Fphm=24442000000552501573&Kprq=20241117',
    '下载发票 https://a.test/x?Fphm=24442000000552501573&Kprq=20241117 谢谢',
    'https://a.test/x?fphm=24442000000552501573&amp;kprq=20241117',
    'https://a.test/x?fphm=24442000000552501573&kprq=2024-11-17%2021%3A07%3A15',
    'https://a.test/x?fphm=24442000000552501573&kprq=2024-11-17+21:07:15&jym=',
    'https://a.test/go?url=https%3A%2F%2Fb.test%2Fx%3FFphm%3D24442000000552501573%26Kprq%3D20241117',
    'https://a.test/x?fphm=２４４４２０００００0552501573&kprq=20241117',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ ...invoice, code: null, checkCode: null, findings: [] })
  })

  test.each([
    [
      '?FPDM=011001605111&FPHM=80100798&KPRQ=20161018&JE=64.9&JYM=258380',
      { amount: '64.9', checkCode: '258380' },
    ],
    ['?je=64.90&fphm=80100798&fpdm=011001605111', { amount: '64.90', checkCode: null }],
    ['?kjje=1%2C310.96&fphm=80100798&fpdm=011001605111', { amount: '1310.96' }],
    ['?je=-64.90&fphm=80100798&fpdm=011001605111', { amount: '-64.90' }],
    ['?jym=85342965681116380258&fphm=80100798&fpdm=011001605111', { checkCode: '85342965681116380258' }],
  ])('of an invoice with a code, %j', (query, fields) => {
    expect(read(`https://a.test/x${query}`)).toMatchObject({
      ...{ code: '011001605111', number: '80100798', kind: 'plain_e' },
      ...fields,
    })
  })

  test.each([
    '?fphm=24442000000552501573&fphm=24442000000552501574',
    '?xfphm=24442000000552501573',
    '?fphm=',
    '?fphm=%zz',
  ])('one that names two invoices or none is no invoice: %j', (query) => {
    expect(read(`https://a.test/x${query}`)).toMatchObject({
      number: null,
      findings: [{ rule: 'unreadable' }],
    })
  })
})
