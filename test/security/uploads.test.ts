import { describe, expect, test } from 'vitest'
import { checkUploads } from '#app/domain/files/attach.ts'
import { attachment, fileHeaders } from '#app/domain/files/read-file.ts'
import { longestFile, sniff } from '#app/domain/files/sniff.ts'

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
  ])('%s', (_title, content, type) => {
    expect(sniff(content)).toBe(type)
  })
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
