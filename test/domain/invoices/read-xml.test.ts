import { expect, test } from 'vitest'
import { readInvoice, readInvoiceFile } from '#app/domain/invoices/reading/read-invoice.ts'
import { decodeXml } from '#app/domain/invoices/reading/decode-xml.ts'
import { readXml } from '#app/domain/invoices/reading/read-xml.ts'

const xml = (
  parts: { kind?: string; type?: string; blue?: string; total?: string; prefix?: string } = {},
) => {
  const { kind = '普通发票', type = '电子发票', blue = 'Y', total = '113.00', prefix = '' } = parts
  const text = `<EInvoice xmlns="urn:example"><Header><EIid>24112000000135114086</EIid><InherentLabel>
    <InIssuType><LabelCode>${blue}</LabelCode></InIssuType><EInvoiceType><LabelName>${type}</LabelName></EInvoiceType>
    <GeneralOrSpecialVAT><LabelCode>02</LabelCode><LabelName>${kind}</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
    <EInvoiceData><SellerInformation><SellerIdNum>91110000802100433B</SellerIdNum></SellerInformation>
    <BuyerInformation><BuyerIdNum> </BuyerIdNum></BuyerInformation><BasicInformation>
    <TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTax-includedAmount>${total}</TotalTax-includedAmount>
    <RequestTime>2024-05-13 23:00:00</RequestTime></BasicInformation></EInvoiceData>
    <TaxSupervisionInfo><InvoiceNumber>24112000000135114086</InvoiceNumber><IssueTime>2024-05-14</IssueTime></TaxSupervisionInfo></EInvoice>`
  return `<?xml version="1.0" encoding="UTF-8"?>${prefix === '' ? text : text.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`)}`
}

test('a fully digital invoice is read from its XML', () => {
  expect(readXml(xml())).toEqual({
    invoice: {
      kind: 'digital_plain',
      code: null,
      number: '24112000000135114086',
      issuedOn: '2024-05-14',
      amount: '113.00',
      checkCode: null,
      sellerTaxId: '91110000802100433B',
      buyerTaxId: null,
    },
    findings: [],
  })
})

test('namespace prefixes make no difference', () => {
  expect(readXml(xml({ prefix: 'e' }))).toEqual(readXml(xml()))
})

test('the kind comes from the labels', () => {
  expect(readXml(xml({ kind: '增值税专用发票' }))?.invoice.kind).toBe('digital_special')
  expect(readXml(xml({ type: '电子发票（铁路电子客票）' }))?.invoice.kind).toBe('rail')
  expect(readXml(xml({ kind: '其他' }))?.invoice.kind).toBeNull()
})

test('a red invoice and an unreadable total are pointed out', () => {
  const red = readInvoiceFile(xml({ blue: 'N', total: '-113.00' }), '2026-11-22')
  expect(red.findings.map(({ rule }) => rule)).toEqual(['red_invoice', 'negative_amount'])
  expect(readXml(xml({ total: '一百' }))?.findings.map(({ rule }) => rule)).toEqual(['amount_shape'])
})

test('other files, and files with entity declarations, are refused', () => {
  expect(readXml('<html><InvoiceNumber>24112000000135114086</InvoiceNumber></html>')).toBeNull()
  expect(readXml(`<!DOCTYPE a [<!ENTITY b "c">]>${xml()}`)).toBeNull()
  expect(readXml('')).toBeNull()
  expect(readInvoiceFile('<a/>', '2026-11-22').findings).toEqual([
    { level: 'block', rule: 'file_unreadable', field: 'input' },
  ])
})

test('what is commented out is not read, and a hostile file takes no time', () => {
  expect(
    readXml(xml().replace('<IssueTime>', '<!-- <IssueTime>2020-01-01</IssueTime> --><IssueTime>')),
  ).toEqual(readXml(xml()))
  expect(readXml(`<EInvoice>${'<!--'.repeat(400_000)}`)).toBeNull()
  expect(readXml(`<EInvoice>${'<a '.repeat(600_000)}`)).toBeNull()
})

test('pasted XML is read like a file', () => {
  expect(readInvoice(xml(), '2026-11-22')).toEqual(readInvoiceFile(xml(), '2026-11-22'))
})

test('a file is decoded by its mark or the encoding that it names', () => {
  expect(decodeXml(new TextEncoder().encode('\uFEFF<a>发票</a>'))).toBe('<a>发票</a>')
  const gbk = new Uint8Array([...new TextEncoder().encode('<?xml encoding="GBK"?>'), 0xb7, 0xa2, 0xc6, 0xb1])
  expect(decodeXml(gbk)).toContain('发票')
})
