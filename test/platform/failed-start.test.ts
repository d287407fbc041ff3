import { expect, test } from 'vitest'
import { failedStartLine } from '#app/platform/failed-start.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'

const listening = (code: string) =>
  Object.assign(new Error(`listen ${code}: of the system 127.0.0.1:443`), {
    code,
    syscall: 'listen',
    address: '127.0.0.1',
    port: 443,
  })

test.each([
  ['EACCES', /^PORT: 127\.0\.0\.1:443 is not for this user .+ PORT picks another$/],
  ['EADDRINUSE', /^PORT: 127\.0\.0\.1:443 is taken; PORT picks another$/],
  ['EADDRNOTAVAIL', /^PORT: 127\.0\.0\.1:443 is no address of this machine; HOST picks another$/],
  ['EINVAL', /^PORT: 127\.0\.0\.1:443 can't be listened on: listen EINVAL/],
])('a port that fails with %s is one line', (code, line) => {
  expect(failedStartLine(listening(code))).toMatch(line)
})

test('a refusal is its own line, and what nobody foresaw is none', () => {
  expect(failedStartLine(new StartRefusal('DATABASE_URL: no'))).toBe('DATABASE_URL: no')
  expect(failedStartLine(new Error('a fault of ours'))).toBeNull()
})
