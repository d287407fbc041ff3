import { describe, expect, test } from 'vitest'
import { checkUploads, judgeUploads } from '#app/domain/ground/files/check-uploads.ts'
import { attachment, fileHeaders } from '#app/domain/desk/tickets/read-file.ts'
import { safeFileName } from '#app/domain/ground/files/file-name.ts'
import { sniff } from '#app/domain/ground/files/sniff.ts'
import { longestFile } from '#app/domain/ground/vocabulary/file-limits.ts'

const bytes = (...parts: Array<string | number[]>) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8, 0xff, 0xe0]

/** A stored ZIP whose directory says what the test wants. */
function zip(names: readonly string[], { size = 10, flags = 0, comment = '', before = '' } = {}): Buffer {
  const local = names.map((name) => {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    return Buffer.concat([head, Buffer.from(name)])
  })
  const directory = names.map((name) => {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(flags, 8)
    head.writeUInt32LE(size, 24)
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    return Buffer.concat([head, Buffer.from(name)])
  })
  const start = Buffer.byteLength(before) + Buffer.concat(local).length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(start, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([Buffer.from(before), ...local, ...directory, end, Buffer.from(comment)])
}

describe('what is taken is known by its content', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3'), 'application/pdf'],
    ['a PDF behind a byte order mark', bytes('\xef\xbb\xbf%PDF-1.4'), 'application/pdf'],
    ['a JPEG', bytes(jpeg, 'JFIF'), 'image/jpeg'],
    ['a PNG', bytes(png, 'IHDR'), 'image/png'],
    ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['an OFD', zip(['OFD.xml', 'Doc_0/Document.xml']), 'application/ofd'],
    ['an invoice in XML', bytes('<?xml version="1.0"?><EInvoice><Header/></EInvoice>'), 'application/xml'],
    [
      'an invoice with a schema, behind a comment',
      bytes('<!-- 1 -->\n<EInvoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'),
      'application/xml',
    ],
    [
      'a signed one',
      bytes('<EInvoice><S xmlns="http://www.w3.org/2000/09/xmldsig#"/></EInvoice>'),
      'application/xml',
    ],
    [
      'one in GBK',
      bytes('<?xml version="1.0" encoding="GBK"?><EInvoice>\xb7\xa2</EInvoice>'),
      'application/xml',
    ],
    [
      'a voucher in XBRL',
      bytes('<?xml version="1.0"?><xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"/>'),
      'application/xml',
    ],
  ])('%s', (_title, content, type) => {
    expect(sniff(content)).toBe(type)
  })
})

test('an invoice behind a comment of any length is one, or refused as too large for one', () => {
  const behind = (length: number) => bytes(`<!--${'a'.repeat(length)}--><EInvoice/>`)
  expect(sniff(behind(900_000))).toBe('application/xml')
  expect(sniff(behind(9_000_000))).toBeNull()
  expect(sniff(bytes('<!-- a -- b --><EInvoice/>'))).toBeNull()
})

test('only as many files are looked into as may be taken', () => {
  const upload = (name: string) => ({ name, bytes: bytes('%PDF-1.7') })
  const five = ['1', '2', '3', '4', '5'].map(upload)
  const { accepted, errors } = judgeUploads([...five, { name: '6', bytes: bytes('hello') }])
  expect(accepted).toHaveLength(5)
  expect(errors).toEqual([{ field: 'files', message: 'file_count', file: { name: '6', bytes: 5 } }])
})

describe('what is two things at once, or would run, is none of what is taken', () => {
  test.each([
    ['a page with a PDF in it', bytes('<html><script>alert(1)</script>%PDF-1.4')],
    ['a PDF that begins like a page', bytes('%PDF-1.4\n<!doctype html><script>1</script>')],
    ['a picture with a page in its comment', bytes(jpeg, '<svg onload=alert(1)>')],
    ['a picture with an archive behind it', bytes(png, 'IHDR', zip(['A.class']).toString('latin1'))],
    [
      'a PDF with an archive behind it',
      bytes('%PDF-1.4', zip(['a.txt'], { comment: 'x' }).toString('latin1')),
    ],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a drawing in XML', bytes('<?xml version="1.0"?><x:svg xmlns:x="http://www.w3.org/2000/svg"/>')],
    ['a page in XML, far behind', bytes(`<?xml version="1.0"?><a>${' '.repeat(9000)}<h:script/></a>`)],
    ['XML that is no invoice', bytes('<?xml version="1.0"?><note>EInvoice</note>')],
    ['XML with an invoice inside', bytes('<a><EInvoice/></a>')],
    ['a script in an element of no invoice', bytes('<x><body onload="alert(1)"/></x>')],
    [
      'a drawing whose namespace is written with a reference',
      bytes('<EInvoice><s:g xmlns:s="http://www.w3.org/2000&#47;svg"/></EInvoice>'),
    ],
    [
      'the same in hexadecimal',
      bytes("<EInvoice><s:g xmlns:s='http://www.w3&#x2e;org/2000/svg'/></EInvoice>"),
    ],
    ['the same with an entity of XML', bytes('<EInvoice xmlns="&#104;ttp://www.w3.org/1999/xhtml"/>')],
    [
      'a drawing under a prefix of other letters',
      Buffer.from('<é:svg xmlns:é="http://www.w3.org/2000/svg"/>'),
    ],
    [
      'an invoice with a script under such a prefix',
      Buffer.from('<EInvoice><名:script xmlns:名="urn:x">1</名:script></EInvoice>'),
    ],
    ['formulas that a browser lays out', bytes('<EInvoice xmlns:m="http://www.w3.org/1998/Math/MathML"/>')],
    ['an instruction to a browser', bytes('<?xml version="1.0"?><?php x?><EInvoice/>')],
    ['XML in an encoding that hides markup', bytes('<?xml version="1.0" encoding="utf-7"?><EInvoice/>')],
    ['XML in an encoding with escapes', bytes('<?xml version="1.0" encoding="ISO-2022-JP"?><EInvoice/>')],
    ['XML with entities', bytes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['XML with a transforming style sheet', bytes('<?xml version="1.0"?><?xml-stylesheet href="x"?><a/>')],
    ['an archive', zip(['readme.txt'])],
    ['an archive that only speaks of OFD.xml', zip(['readme-OFD.xml.txt'])],
    ['an OFD in a folder', zip(['a/OFD.xml'])],
    ['an OFD with a program', zip(['OFD.xml', 'Res/invoice.exe'])],
    ['an OFD that climbs out of its folder', zip(['OFD.xml', '../../etc/cron.d/x'])],
    ['an OFD that unpacks to gigabytes', zip(['OFD.xml', 'b'], { size: 0x7fffffff })],
    ['an encrypted OFD', zip(['OFD.xml'], { flags: 1 })],
    ['an OFD whose directory is cut off', zip(['OFD.xml', 'b']).subarray(0, -30)],
    ['a program', bytes('MZ\x90\0')],
    ['a text', bytes('hello')],
    ['nothing', bytes('')],
  ])('%s', (_title, content) => {
    expect(sniff(content)).toBeNull()
  })
})

test.each([
  ['evil.hta', 'application/xml', 'evil.xml'],
  ['发票.pdf', 'application/pdf', '发票.pdf'],
  ['发票.PDF', 'application/pdf', '发票.pdf'],
  ['截图.jpeg', 'image/jpeg', '截图.jpeg'],
  ['截图', 'image/png', '截图.png'],
  ['a.png.exe', 'image/png', 'a.png.png'],
  ['a.exe.', 'application/pdf', 'a.pdf'],
  ['a.lnk ', 'application/pdf', 'a.pdf'],
  ['a.exe::$DATA', 'application/pdf', 'a.exe$DATA.pdf'],
  ['a\u202efdp.exe', 'application/pdf', 'afdp.pdf'],
  ['../../etc/passwd', 'application/ofd', 'passwd.ofd'],
  [String.raw`C:\Users\x\a.cmd`, 'application/ofd', 'a.ofd'],
  ['2024.11', 'application/pdf', '2024.11.pdf'],
  ['.htaccess', 'application/pdf', 'htaccess.pdf'],
  ['', 'image/webp', 'file.webp'],
] as const)('a file that came as %j and is %s is called %j', (name, type, called) => {
  expect(safeFileName(name, type)).toBe(called)
})

test('a name is cut before its ending', () => {
  const name = safeFileName(`${'长'.repeat(500)}.exe`, 'application/pdf')
  expect([...name]).toHaveLength(120)
  expect(name).toMatch(/长\.pdf$/)
})

test('files are five at most, and ten megabytes each', () => {
  const pdf = { name: 'a.pdf', bytes: bytes('%PDF-1.4') }
  const large = { name: 'b.pdf', bytes: Buffer.concat([bytes('%PDF-1.4'), Buffer.alloc(longestFile)]) }
  expect(checkUploads([pdf, pdf, pdf, pdf, pdf])).toHaveLength(5)
  expect(() => checkUploads(Array.from({ length: 6 }, () => pdf))).toThrow('invalid')
  expect(() => checkUploads([large])).toThrow('invalid')
})

test('a file is a download from a page without rights, under a name that cannot break out of its header', () => {
  const headers = fileHeaders({
    name: '发票"\r\n (1)*.pdf',
    contentType: 'application/pdf',
    bytes: bytes('x'),
  })
  expect(headers).toMatchObject({
    'Content-Security-Policy': expect.stringMatching(
      /^sandbox; default-src 'none'; .*frame-ancestors 'none'/,
    ),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  })
  expect(headers['Content-Disposition']).toBe(
    `attachment; filename="_____ (1)_.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%22%0D%0A%20%281%29%2A.pdf`,
  )
  expect(attachment('half \ud800.pdf')).toContain('half%20_.pdf')
})
