import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { mimeOf } from '#app/platform/mime.ts'
import type { OutgoingMessage } from '#app/platform/provider.ts'

const at = new Date('2026-03-02T01:00:00Z')
const from = '发票服务台 <no-reply@desk.invalid>'
const aMessage = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '018f4f4e-0000-7000-8000-000000000000',
  to: 'reader@demo.invalid',
  noticeId: 'n',
  lane: 'incident',
  subject: '【调查中】数据同步延迟',
  text: '正在处理。\n\nhttps://desk.invalid/t/abc',
  html: '<p>正在处理。</p>',
  ...over,
})
const written = (over: Partial<OutgoingMessage> = {}) =>
  mimeOf(aMessage(over), { from, host: 'desk.invalid', now: at })

test('another program reads a mail as it was meant', async () => {
  const mail = await simpleParser(written({ headers: { 'List-Unsubscribe': '<https://desk.invalid/u/x>' } }))

  expect(mail.from?.value).toEqual([{ name: '发票服务台', address: 'no-reply@desk.invalid' }])
  expect(mail.to).toMatchObject({ text: 'reader@demo.invalid' })
  expect(mail.subject).toBe('【调查中】数据同步延迟')
  expect(mail.messageId).toBe('<018f4f4e-0000-7000-8000-000000000000@desk.invalid>')
  expect(mail.date).toEqual(at)
  expect(mail.text?.trim()).toBe('正在处理。\n\nhttps://desk.invalid/t/abc')
  expect(mail.html).toContain('<p>正在处理。</p>')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(JSON.stringify(mail.headers.get('list'))).toContain('https://desk.invalid/u/x')
})

test('whatever is written, another program reads it back, and no line is too long', async () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 300 })
    .map((text) => `发${text.replace(/[\r\n\0]/g, ' ')}票`)
  await fc.assert(
    fc.asyncProperty(words, words, async (subject, text) => {
      const raw = written({ subject, text, html: `<p>${text}</p>` })
      const mail = await simpleParser(raw)

      expect(mail.subject).toBe(subject)
      expect(mail.text?.trim()).toBe(text)
      expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(130)
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 100 },
  )
})

describe('nothing that somebody wrote begins a header of its own', () => {
  test.each(['a\r\nBcc: all@demo.invalid', 'a\nBcc: all@demo.invalid', '中\r\nBcc: all@demo.invalid'])(
    '%j',
    async (text) => {
      const mail = await simpleParser(
        written({ subject: text, to: `x@demo.invalid${text}`, headers: { 'X-A': text } }),
      )
      expect(mail.bcc).toBeUndefined()
    },
  )
})

test('a mail without HTML is one part', async () => {
  const { html: _, ...plain } = aMessage()
  const mail = await simpleParser(
    mimeOf(plain, { from: 'no-reply@desk.invalid', host: 'desk.invalid', now: at }),
  )

  expect(mail.from?.value).toEqual([{ name: '', address: 'no-reply@desk.invalid' }])
  expect(mail.html).toBe(false)
  expect(mail.text).toContain('正在处理。')
})
