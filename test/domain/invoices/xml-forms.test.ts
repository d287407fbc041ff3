import { expect, test } from 'vitest'
import { decodeXml } from '#app/domain/invoices/reading/decode-xml.ts'
import { readXml } from '#app/domain/invoices/reading/read-xml.ts'

const plain = `<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EIid>24112000000135114086</EIid>
  <InherentLabel><GeneralOrSpecialVAT><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
  <EInvoiceData><BasicInformation><TotalTax-includedAmount>1130.00</TotalTax-includedAmount></BasicInformation></EInvoiceData>
  <TaxSupervisionInfo><InvoiceNumber>24112000000135114086</InvoiceNumber><IssueTime>2024-05-14</IssueTime></TaxSupervisionInfo></EInvoice>`
const number = '24112000000135114086'
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}
const inGbk = (head: string) =>
  new Uint8Array([
    ...utf8(plain.replace('encoding="UTF-8"', head).split('普通发票')[0] ?? ''),
    ...[0xc6, 0xd5, 0xcd, 0xa8, 0xb7, 0xa2, 0xc6, 0xb1],
    ...utf8(plain.split('普通发票')[1] ?? ''),
  ])

test.each<[string, Uint8Array]>([
  ['as it is', utf8(plain)],
  ['with a byte order mark', utf8(`\uFEFF${plain}`)],
  ['in UTF-16', utf16(plain, false)],
  ['in UTF-16, the larger byte first', utf16(plain, true)],
  ['in GBK', inGbk('encoding="GBK"')],
  ['in GB2312 between other quotes', inGbk("encoding = 'gb2312'")],
  ['in GBK though it names UTF-8', inGbk('encoding="UTF-8"')],
  ['in UTF-8 though it names GBK', utf8(plain.replace('UTF-8', 'GBK'))],
  ['with a namespace', utf8(plain.replace('<EInvoice>', '<EInvoice xmlns="urn:a" xmlns:e="urn:b">'))],
  ['with a prefix', utf8(plain.replace(/<(\/?)([A-Z])/g, '<$1e:$2'))],
  ['with CDATA', utf8(plain.replace(/>(\d[\d.-]+)</g, '><![CDATA[$1]]><'))],
  ['with numbered characters', utf8(plain.replaceAll('>2024-05-14<', '>&#50;&#x30;24-05&#45;14<'))],
  ['with comments inside', utf8(plain.replace('>1130.00<', '>11<!-- <a> -->30.00<'))],
  ['with line breaks and full-width digits', utf8(plain.replace('>1130.00<', '>\n\t１，１３０．００ <'))],
  ['with attributes', utf8(plain.replace('<InvoiceNumber>', '<InvoiceNumber a="1" b=\'>\'>'))],
  ['with instructions', utf8(plain.replace('<EInvoice>', '<?xml-stylesheet href="<a>"?><EInvoice>'))],
  ['in capital letters', utf8(plain.replace(/<(\/?)([\w-]+)/g, (tag) => tag.toUpperCase()))],
])('a file is read %s', (_, bytes) => {
  expect(readXml(decodeXml(bytes))).toEqual({
    invoice: {
      ...{ kind: 'digital_plain', code: null, number, issuedOn: '2024-05-14', amount: '1130.00' },
      ...{ checkCode: null, sellerTaxId: null, buyerTaxId: null },
    },
    findings: [],
  })
})

test.each([
  `<EInvoice InvoiceNumber="${number}" IssueTime="2024-05-14"/>`,
  `<EInvoice><InvoiceNumber value="${number}"/><IssueTime Value='2024-05-14'/></EInvoice>`,
  `<Fp><Fphm>${number}</Fphm><Kprq>20240514</Kprq></Fp>`,
  `<fp><FPHM>${number}</FPHM><KPRQ>2024-05-14T10:00:00+08:00</KPRQ></fp>`,
])('the names of other programs and attributes are read too: %j', (xml) => {
  expect(readXml(xml)?.invoice).toMatchObject({ number, issuedOn: '2024-05-14' })
})

test('the number of another invoice that a file names is not its own', () => {
  const red = plain
    .replace(
      '<Header>',
      '<RedEInvoice><InvoiceNumber>24112000000999999999</InvoiceNumber></RedEInvoice><Header>',
    )
    .replace(/<TaxSupervisionInfo>.*<\/TaxSupervisionInfo>/s, '')
  expect(readXml(red)?.invoice).toMatchObject({ number, issuedOn: null })
})

test('of several invoices in a file that is said', () => {
  const two = `<a>${plain.slice(plain.indexOf('<EInvoice>'))}${plain.slice(plain.indexOf('<EInvoice>')).replaceAll('4086', '4087')}</a>`
  expect(readXml(two)).toMatchObject({ invoice: { number }, findings: [{ rule: 'several_numbers' }] })
})

test.each([
  '<EInvoice',
  '<EInvoice><InvoiceNumber>24',
  '<EInvoice></b></a>',
  '<EInvoice><![CDATA[',
  '<EInvoice><?',
  '<a b="',
])('what is cut off is read as far as it goes: %j', (xml) => {
  expect(readXml(xml)).toBeNull()
})
