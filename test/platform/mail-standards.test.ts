import { generateKeyPairSync } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import Dkim from 'nodemailer/lib/dkim'
import { describe, expect, test } from 'vitest'
import { mimeOf } from '#app/platform/mime.ts'
import { mailboxHeader, textHeader } from '#app/platform/mime-header.ts'

const now = new Date('2026-03-02T01:00:00Z')
const id = '018f4f4e-0000-7000-8000-000000000000'
const awkward = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    ',',
    ';',
    ':',
    '<',
    '>',
    '@',
    '(',
    ')',
    '[',
    ']',
    '.',
    "'",
    '=?',
    '?=',
    '_',
    '=',
    ' ',
    '  ',
    '\t',
  ),
  fc.constantFrom(
    '票',
    '【',
    '】',
    '：',
    '，',
    'é',
    'ß',
    '한',
    'ﷺ',
    '𠮷',
    '👨‍👩‍👧‍👦',
    '🇨🇳',
    'e\u0301',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u00a0',
  ),
  fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\u0007',
    '\u0085',
    '\u2028',
    '\r\nBcc: x@demo.invalid',
    '\r\n.\r\n',
    '.',
    '..',
    'From ',
    '--',
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('x'.repeat(80), '票'.repeat(60), 'ab '.repeat(40)),
)
const words = (most: number) => fc.array(awkward, { maxLength: most }).map((parts) => parts.join(''))

/** What of a header's text reaches the reader. */
const shown = (text: string) =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
const encodedWord = /^=\?UTF-8\?B\?(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\?=$/
const atoms = String.raw`[\w!#$%&'*+\-/=?^\x60{|}~]+`
const quoted = String.raw`"(?:[^"\\\r\n]|\\[\x20-\x7e])*"`
const word = String.raw`=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=`
const mailbox = new RegExp(
  String.raw`^(?:(?:${atoms}(?: +${atoms})*|${quoted}|${word}(?: ${word})*) )?<?[^\s<>@]+@[^\s<>@]+>?$`,
)

/** What RFC 5322, 2045 and 2047 refuse of a mail like ours. */
function faultsOf(raw: string): string[] {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, end).split('\r\n')
  const headers = raw.slice(0, end).replaceAll('\r\n ', ' ').split('\r\n')
  const names = headers.map((line) => line.split(':')[0])
  const once = ['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version']
  const encoded = headers.join(' ').match(/=\?\S*/g) ?? []
  const bodyLines = raw.slice(end).split('\r\n')
  const isWhole = (one: string) => {
    const bytes = Buffer.from(one.slice(10, -2), 'base64')
    return Buffer.from(bytes.toString('utf8')).equals(bytes)
  }
  return [
    ...(/^[\t\r\n\x20-\x7e]*$/.test(raw) ? [] : ['not ASCII']),
    ...(/[\r\n]/.test(raw.replaceAll('\r\n', '')) ? ['a bare CR or LF'] : []),
    ...head
      .filter((line) => line.length > (line.includes('=?UTF-8') ? 76 : 78))
      .map((line) => `long: ${line}`),
    ...head.filter((line) => !/^(?:[!-9;-~]+:|[ \t]\S)/.test(line)).map((line) => `no header: ${line}`),
    ...once.filter((name) => names.filter((one) => one === name).length !== 1),
    ...(names.includes('Bcc') ? ['Bcc'] : []),
    ...encoded.filter((one) => !encodedWord.test(one) || one.length > 75 || !isWhole(one)),
    ...(mailbox.test((headers[0] ?? '').replace(/^From: */, '')) ? [] : [`no mailbox: ${headers[0]}`]),
    ...bodyLines.filter((line) => line.length > 76).map((line) => `long: ${line}`),
  ]
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const signer = new Dkim({
  domainName: 'desk.invalid',
  keySelector: 's1',
  privateKey,
  headerFieldNames: 'from:to:subject:date:message-id:list-unsubscribe',
})
const resolver = async () => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]

test('a thousand mails of awkward names, subjects and bodies are what the standards ask for', async () => {
  await fc.assert(
    fc.asyncProperty(words(5), words(8), words(8), async (name, subject, text) => {
      const bare = shown(name.replaceAll(/[<>"\\]/g, ''))
      const from = `"${name.replaceAll(/[<>"\\]/g, '')}" <no-reply@desk.invalid>`
      const message = {
        id,
        to: 'reader@demo.invalid',
        noticeId: 'n',
        lane: 'incident' as const,
        subject,
        text,
        html: `<p>${text.replaceAll('<', '&lt;')}</p>`,
      }
      const headers = {
        'List-Unsubscribe': '<https://desk.invalid/unsubscribe/abcdefghijklmnopqrstuvwxyz012345>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }

      const raw = mimeOf({ ...message, headers }, { from, host: 'desk.invalid', now })

      const mail = await simpleParser(raw)
      expect({
        faults: faultsOf(raw),
        subject: (mail.subject ?? '').trim(),
        from: mail.from?.value,
        bcc: mail.bcc,
        attached: mail.attachments.length,
        text: (mail.text ?? '').trim(),
      }).toEqual({
        faults: [],
        subject: shown(subject),
        from: [{ address: 'no-reply@desk.invalid', name: bare }],
        bcc: undefined,
        attached: 0,
        text: Buffer.from(text.replaceAll(/\r\n?/g, '\n')).toString().trim(),
      })
    }),
    { seed: 2047, numRuns: 1000 },
  )
})

test('their signatures hold', async () => {
  const mails = fc.sample(words(12), { seed: 6376, numRuns: 40 })
  for (const subject of mails) {
    const message = {
      id,
      to: 'reader@demo.invalid',
      noticeId: 'n',
      lane: 'incident' as const,
      subject,
      text: subject,
    }
    const raw = mimeOf(message, { from: '发票服务台 <no-reply@desk.invalid>', host: 'desk.invalid', now })
    const signed = await buffer(signer.sign(raw))
    const { results } = await dkimVerify(signed.toString(), { resolver })
    expect(results.map(({ status }) => status.result)).toEqual(['pass'])
  }
})

test('the address of a page stands on a line of its own where it is long, and is never broken', async () => {
  const page = `https://desk.example.gov.invalid/unsubscribe/${'a'.repeat(60)}`
  const headers = { 'List-Unsubscribe': `<${page}>` }
  const message = {
    id,
    to: 'reader@demo.invalid',
    noticeId: 'n',
    lane: 'incident' as const,
    text: 't',
    headers,
  }
  const raw = mimeOf(message, { from: 'no-reply@desk.invalid', host: 'desk.invalid', now })
  expect(raw).toContain(`\r\nList-Unsubscribe:\r\n <${page}>\r\n`)
  const mail = await simpleParser(raw)
  expect(mail.headers.get('list')).toEqual({ unsubscribe: { url: page } })
})

describe('a subject', () => {
  test.each([
    '【已确认原因】部分数电票查询不到：数据同步延迟',
    '票'.repeat(300),
    'a'.repeat(300),
    'word '.repeat(60),
    '=?UTF-8?B?5pyq?=',
    ' leading and trailing ',
    '👨‍👩‍👧‍👦'.repeat(20),
    '',
  ])('%j fits its lines, the name of the header counted', (subject) => {
    for (const line of textHeader('Subject', subject).split('\r\n'))
      expect(line.length).toBeLessThanOrEqual(76)
  })

  test('of plain ASCII that is short stays readable', () => {
    expect(textHeader('Subject', 'Your code: 123456')).toBe('Subject: Your code: 123456')
  })
})

test.each([
  ['desk@demo.invalid', 'From: desk@demo.invalid'],
  ['Fapiao Desk <desk@demo.invalid>', 'From: Fapiao Desk <desk@demo.invalid>'],
  ['Doe, John <desk@demo.invalid>', 'From: "Doe, John" <desk@demo.invalid>'],
  ['"Doe, John" <desk@demo.invalid>', 'From: "Doe, John" <desk@demo.invalid>'],
  [String.raw`"The \"Desk\"" <desk@demo.invalid>`, String.raw`From: "The \"Desk\"" <desk@demo.invalid>`],
  ['a@b <desk@demo.invalid>', 'From: "a@b" <desk@demo.invalid>'],
  ['Desk (test) <desk@demo.invalid>', 'From: "Desk (test)" <desk@demo.invalid>'],
  ['Dr. No <desk@demo.invalid>', 'From: "Dr. No" <desk@demo.invalid>'],
  ['服务台 <desk@demo.invalid>', 'From: =?UTF-8?B?5pyN5Yqh5Y+w?= <desk@demo.invalid>'],
  ['Desk\r\nBcc: x@y <desk@demo.invalid>', 'From: "Desk Bcc: x@y" <desk@demo.invalid>'],
  [' <desk@demo.invalid>', 'From: <desk@demo.invalid>'],
])('the mailbox %j is written as %j', (typed, header) => {
  expect(mailboxHeader('From', typed)).toBe(header)
})
