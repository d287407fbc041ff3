import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskEmail, normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { maskName, maskTaxId } from '#app/domain/contacts/contacts/mask.ts'
import { maskMobile, normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'

test.each([
  '13800138000',
  '+86 138 0013 8000',
  '0086-138-0013-8000',
  '8613800138000',
  '１３８００１３８０００',
  ' +86(138)00138000 ',
  '138‑0013‑8000',
])('the mobile number %j is stored as +8613800138000', (typed) => {
  expect(normaliseMobile(typed)).toBe('+8613800138000')
})

test.each([
  '',
  '12800138000',
  '1380013800',
  '138001380000',
  '010-12345678',
  '+1 415 555 0100',
  '1380013800a',
])('%j is no mobile number', (typed) => {
  expect(normaliseMobile(typed)).toBeNull()
})

test('a stored mobile number is its own normal form and is masked in the middle', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (digits) => {
      expect(normaliseMobile(`+86${digits}`)).toBe(`+86${digits}`)
      expect(maskMobile(`+86${digits}`)).toBe(`${digits.slice(0, 3)}****${digits.slice(7)}`)
    }),
  )
})

test.each([
  ['  Li.Lei@Example.COM ', 'li.lei@example.com'],
  ['ｌｉ＠example.com', 'li@example.com'],
  ['li+fapiao@mail.example.com.cn', 'li+fapiao@mail.example.com.cn'],
  ['张三@例子.公司', '张三@xn--fsqu00a.xn--55qx5d'],
])('the e-mail address %j is stored as %j', (typed, stored) => {
  expect(normaliseEmail(typed)).toBe(stored)
})

test.each([
  '',
  'nobody',
  '@example.com',
  'a@',
  'a@b',
  'a b@example.com',
  'a@@example.com',
  'a@exa mple.com',
  'a@-example.com',
  '.a@example.com',
  'a..b@example.com',
  'a@example.com\nBcc: b@example.com',
  'a@example.com, b@example.com',
  '<a@example.com>',
  'a@[127.0.0.1]',
  'a@127.0.0.1',
  `${'a'.repeat(65)}@example.com`,
])('%j is no e-mail address', (typed) => {
  expect(normaliseEmail(typed)).toBeNull()
})

test('no text makes normalising throw, and what it returns is its own normal form', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
      const email = normaliseEmail(text)
      if (email !== null) expect(normaliseEmail(email)).toBe(email)
      const mobile = normaliseMobile(text)
      if (mobile !== null) expect(normaliseMobile(mobile)).toBe(mobile)
    }),
  )
})

test('an e-mail address is masked without showing how long its name is', () => {
  expect(maskEmail('a@b.com')).toBe('a***@b.com')
  expect(maskEmail('li.lei@example.com')).toBe('l***@example.com')
})

test('a citizen’s number is masked wherever it hides in a taxpayer number, a company’s is not', () => {
  expect(maskTaxId('91110000802100433B')).toBe('91110000802100433B')
  expect(maskTaxId('11010119900307123X01')).toBe('110*************3X01')
  expect(maskTaxId('110101199003071234')).toBe('110***********1234')
  expect(maskTaxId('L110101199003071234')).toBe('L11************1234')
})

test('of a name only its first character is shown', () => {
  expect(maskName('王小明')).toBe('王**')
  expect(maskName('李雷')).toBe('李*')
  expect(maskName('  ')).toBe('')
})
