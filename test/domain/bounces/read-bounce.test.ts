import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recipientsOf } from '#app/domain/delivery/bounces/delivery-status.ts'
import { judge } from '#app/domain/delivery/bounces/judge.ts'
import { readBounce, type Bounce } from '#app/domain/delivery/bounces/read-bounce.ts'
import { statusIn } from '#app/platform/smtp-status.ts'
import * as samples from './samples.ts'

const { postfix } = samples
const failed = (status: string): Bounce => ({ kind: 'failed', action: 'failed', status })
const read = (raw: Buffer, sender: string | undefined = '') => readBounce(raw, { sender })

describe('a report of', () => {
  test.each<[string, Buffer, Bounce]>([
    [
      'Postfix',
      postfix({ status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 <x>: User unknown' }),
      failed('5.1.1'),
    ],
    ['Exim, by the other server’s answer', samples.exim, failed('5.1.1')],
    ['Exchange', samples.exchange, failed('5.1.10')],
    ['sendmail, with comments and folded lines', samples.sendmail, failed('5.2.2')],
    ['NetEase in GBK, by its sentence', samples.netease, failed('5.1.1')],
    ['a gateway that encodes it', samples.encoded, failed('5.2.1')],
    ['Postfix that gave up waiting', postfix({ status: '4.4.1' }), failed('4.4.1')],
    ['a server that only knows a general failure', postfix({ status: '5.0.0' }), failed('5.0.0')],
    ['a server without a status', postfix({}), failed('5.0.0')],
    [
      'a policy whose server says 550 only',
      postfix({ status: '5.0.0', diagnostic: 'smtp; 550 Mail content denied' }),
      failed('5.0.0'),
    ],
    [
      'a delay',
      postfix({ action: 'delayed', status: '4.4.1' }),
      { kind: 'noted', action: 'delayed', status: '4.4.1' },
    ],
    ['a delivery', postfix({ action: 'delivered', status: '2.1.5' }), { kind: 'delivered' }],
    [
      'a server that hands on to one that reports nothing',
      postfix({ action: 'relayed', status: '2.1.9' }),
      { kind: 'noted', action: 'relayed', status: '2.1.9' },
    ],
    [
      'a list that was expanded',
      postfix({ action: 'expanded', status: '2.1.5' }),
      { kind: 'noted', action: 'expanded', status: '2.1.5' },
    ],
  ])('%s', async (_, raw, bounce) => {
    expect(await read(raw)).toEqual(bounce)
  })

  test('several recipients is that of ours, else the one that matters most', async () => {
    const raw = postfix(
      { action: 'delayed', status: '4.2.0', original: samples.reader, final: 'elsewhere@other.invalid' },
      { status: '5.1.1', final: 'third@other.invalid' },
    )

    expect(await read(raw)).toEqual(failed('5.1.1'))
    const own = await readBounce(raw, { sender: '', isRecipient: (address) => address === samples.reader })
    expect(own).toEqual({ kind: 'noted', action: 'delayed', status: '4.2.0' })
  })

  test('a server that breaks the rule of the null sender counts', async () => {
    expect(await read(samples.exchange, 'postmaster@corp.invalid')).toEqual(failed('5.1.10'))
  })
})

describe('without a report', () => {
  test.each<[string, Buffer, string | undefined, Bounce['kind']]>([
    ['QQ’s own form in GBK is a bounce by its null sender', samples.qq, '', 'unclear'],
    ['qmail’s too', samples.qmail, '', 'unclear'],
    ['old Exim’s too, though marked as an answer', samples.oldExim, '', 'unclear'],
    ['a bounce of which only the Return-Path tells is one', postfixWithoutReport(), undefined, 'unclear'],
    ['the same form from a sender is none', samples.qmail, 'someone@mail.invalid', 'none'],
    ['nor where nobody knows the sender', samples.qmail, undefined, 'none'],
    ['somebody who is away is none', samples.outOfOffice, '', 'none'],
    ['a person’s answer is none', samples.answer, 'reader@mail.invalid', 'none'],
    ['a receipt that it was read is none', samples.readReceipt, '', 'none'],
  ])('%s', async (_, raw, sender, kind) => {
    expect((await readBounce(raw, { sender })).kind).toBe(kind)
  })
})

function postfixWithoutReport() {
  return Buffer.concat([Buffer.from('Return-Path: <>\r\n'), samples.qmail])
}

describe('what it says of the address', () => {
  test.each([
    ['gone', ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']],
    ['doubtful', ['5.2.2', '5.2.0', '5.1.4', '5.4.4']],
    [
      'other',
      ['5.0.0', '5.2.3', '5.3.4', '5.1.7', '5.1.8', '5.5.0', '5.6.1', '5.7.1', '4.2.2', '4.1.1', 'x'],
    ],
  ])('%s: %j', (judgement, statuses) => {
    expect(statuses.map(judge)).toEqual(statuses.map(() => judgement))
  })

  test.each([
    ['550 5.1.1 <x@mail.invalid>: Recipient address rejected', '5.1.1'],
    ['550-5.1.1 The email account\n550 5.1.1 does not exist', '5.1.1'],
    ['550 #5.1.0 Address rejected.', '5.1.0'],
    ['550 Mailbox not found. http://service.mail.invalid/help?id=20022', '5.1.1'],
    ['550 User not found: x@mail.invalid', '5.1.1'],
    ['550 no such user', '5.1.1'],
    ['550 5.0.0 No such user here', '5.1.1'],
    ['552 Mailbox not found', undefined],
    ['550 Mail content denied', undefined],
    ['550 5.7.1 user unknown to the block list', '5.7.1'],
    ['554 from 10.5.1.1 and 5.1.1.10', undefined],
    ['', undefined],
  ])('the answer %j says %j', (answer, status) => {
    expect(statusIn(answer)).toBe(status)
  })
})

describe('broken and hostile mails', () => {
  const kinds = ['failed', 'noted', 'delivered', 'unclear', 'none']
  const whole = [samples.exim, samples.exchange, samples.netease, samples.qq, postfix({ status: '5.1.1' })]

  test('are read as far as they go, wherever they are cut off', async () => {
    for (const raw of whole) {
      for (let end = 0; end < raw.length; end += 37)
        expect(kinds).toContain((await read(raw.subarray(0, end))).kind)
    }
  })

  test('with bytes changed anywhere throw nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('', 'a@b.invalid', undefined),
        async (raw, changes, sender) => {
          const broken = Buffer.from(raw)
          for (const [place, byte] of changes) broken[place % broken.length] = byte
          expect(kinds).toContain((await readBounce(broken, { sender })).kind)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('any text is some number of recipients, each with a status', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        for (const { status } of recipientsOf(`x: y\n\nAction: failed\n${text}`))
          expect(status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/)
      }),
    )
  })

  const nested = (depth: number) =>
    Buffer.from(
      Array.from(
        { length: depth },
        (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
      ).join(''),
    )
  const forwarded = (depth: number) =>
    Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(depth) + 'Subject: x\r\n\r\n')

  test.each<[string, () => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['noise', () => Buffer.alloc(100_000, 0xff)],
    ['ten megabytes of one line', () => Buffer.concat([samples.qmail, Buffer.alloc(10_000_000, 'x')])],
    ['ten megabytes of blanks', () => Buffer.alloc(10_000_000, ' ')],
    ['ten megabytes of line ends', () => Buffer.alloc(10_000_000, '\r\n')],
    ['a head without end', () => Buffer.from(`X: ${'y\r\n '.repeat(300_000)}`)],
    ['many headers', () => Buffer.from('X-Y: z\r\n'.repeat(100_000))],
    ['parts in parts in parts', () => nested(5000)],
    ['mails in mails in mails', () => forwarded(5000)],
    [
      'many parts',
      () =>
        Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}`),
    ],
    [
      'a charset that nobody knows',
      () => Buffer.from(samples.netease.toString('latin1').replace('gbk', 'x-none'), 'latin1'),
    ],
    ['a long address list', () => Buffer.from(`To: ${'"a" <a@b.invalid>, '.repeat(40_000)}\r\n\r\nx`)],
    ['an encoded word without end', () => Buffer.from(`Subject: ${'=?gbk?B?'.repeat(50_000)}\r\n\r\nx`)],
    ['a report of blanks', () => postfix({ diagnostic: ' \t'.repeat(300_000) })],
    ['a report of folded lines', () => postfix({ diagnostic: '\r\n '.repeat(200_000) })],
    [
      'HTML that never closes',
      () => Buffer.from(`Content-Type: text/html\r\n\r\n${'<div><a href="'.repeat(70_000)}`),
    ],
  ])('%s is taken apart or let go in good time', { timeout: 10_000 }, async (_, raw) => {
    expect(kinds).toContain((await read(raw())).kind)
  })
})
