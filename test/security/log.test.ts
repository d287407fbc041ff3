import { expect, test } from 'vitest'
import { describeError, loggablePath } from '#app/platform/log.ts'

test.each([
  ['/t/0123456789abcdefghijkl', '/t/…'],
  ['/en/rate/0123456789abcdefghijkl?level=5', '/en/rate/…'],
  ['/zh-TW/unsubscribe/0123456789abcdefghijkl/', '/zh-TW/unsubscribe/…/'],
  ['/u/0123456789abcdefghijkl', '/u/…'],
  ['/confirm/0123456789abcdefghijkl.data', '/confirm/….data'],
  ['/api/v1/surveys/0123456789abcdefghijkl', '/api/v1/surveys/…'],
  ['/desk/welcome/0123456789abcdefghijkl', '/desk/welcome/…'],
  ['/desk/invitation/0123456789abcdefghijkl?_data=x', '/desk/invitation/…'],
  ['/T/0123456789abcdefghijkl', '/T/…'],
  ['/EN/Rate/0123456789abcdefghijkl', '/EN/Rate/…'],
  ['/old/t/0123456789abcdefghijklmnopqrstuvwxyz', '/old/t/…'],
  ['/t%2F0123456789abcdefghijklmnopqrstuvwxyz', '/…'],
  ['//x/0123456789abcdefghijklmnopqrstuvwxyz.data', '//x/….data'],
  ['/t/7KM4PX92HFQW', '/t/…'],
  ['/old/t/7km4px92hfqw', '/old/t/…'],
  ['/t%2F7KM4PX92HFQW', '/t%2F…'],
  ['/x/7KM4PX92HFQW.data', '/x/….data'],
  ['/incidents/INC-7HK2M4P', '/incidents/INC-7HK2M4P'],
  ['/api/v1/tickets/0123456789_abcdefghijkl-mnopqr/x', '/api/v1/tickets/…/x'],
  ['/track?number=ABC&mobile=13800000000', '/track'],
  ['/tickets/138%400013', '/tickets/[address]'],
  ['/tickets/13800138000', '/tickets/[number]'],
  ['/tickets/someone@example.invalid/files', '/tickets/[address]/files'],
  [
    '/desk/notices/01a20399-1635-7000-8013-909800001111',
    '/desk/notices/01a20399-1635-7000-8013-909800001111',
  ],
  ['/tickets/ABC-DEF-GHJK', '/tickets/ABC-DEF-GHJK'],
])('%s is logged as %s', (url, logged) => {
  expect(loggablePath(url)).toBe(logged)
})

test('an error is logged without the statement, its parameters and the row it was about', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "someone@example.invalid"'), {
    code: '22P02',
    detail: 'Key (email)=(someone@example.invalid) already exists.',
  })
  const error = new Error('Failed query: select 1 where email = $1\nparams: someone@example.invalid', {
    cause,
  })
  const logged = JSON.stringify(describeError(error))
  expect(logged).not.toContain('example')
  expect(logged).toContain('22P02')
})

test('an error that quotes whom a mail server refused is logged without them', () => {
  const error = Object.assign(new Error('550 no such user <someone@example.invalid>, call 138 0013 8000'), {
    rejected: ['someone@example.invalid'],
    response: '550 no such user <someone@example.invalid>',
  })
  const logged = JSON.stringify(describeError(error))
  expect(logged).toContain('550 no such user')
  expect(logged).not.toMatch(/example|8000/)
})
