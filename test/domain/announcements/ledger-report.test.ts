import { expect, test } from 'vitest'
import type { LedgerGroup } from '#db/schema/notice-reports.ts'
import { reportOf } from '#app/domain/delivery/broadcasts/ledger-report.ts'

const row = (over: Partial<LedgerGroup>): LedgerGroup => ({
  channel: 'email',
  state: 'sent',
  provider: 'smtp',
  failure: null,
  count: 1,
  lastMinute: 0,
  ...over,
})

test('the time left of a channel is what waits in it at the rate of its last minute', () => {
  const { channels } = reportOf(
    [
      row({ count: 900, lastMinute: 300 }),
      row({ state: 'delivered', count: 100 }),
      row({ state: 'queued', provider: null, count: 601 }),
      row({ state: 'temporary', failure: 'http_500', count: 2 }),
      row({ channel: 'sms', provider: 'sms-aliyun', count: 60, lastMinute: 60 }),
      row({ channel: 'sms', state: 'suppressed', provider: null, failure: 'suppressed', count: 5 }),
    ],
    600,
  )
  expect(channels).toEqual([
    {
      channel: 'email',
      all: 1603,
      gone: 1000,
      waiting: 603,
      failed: 0,
      dropped: 0,
      perMinute: 300,
      minutesLeft: 3,
    },
    {
      channel: 'sms',
      all: 65,
      gone: 60,
      waiting: 0,
      failed: 0,
      dropped: 5,
      perMinute: 60,
      minutesLeft: null,
    },
  ])
})

test.each([
  [30, 240],
  [5, 1440],
  [0, 1440],
  [3600, 120],
])('what left in the first %i seconds is a rate of %i a minute', (seconds, perMinute) => {
  expect(reportOf([row({ count: 120, lastMinute: 120 })], seconds).channels).toMatchObject([{ perMinute }])
})

test('nothing is promised where nothing leaves', () => {
  expect(reportOf([row({ state: 'queued', count: 5 })], 600).channels).toMatchObject([
    { perMinute: 0, minutesLeft: null },
  ])
})

test('each provider answers for what it took', () => {
  const { providers } = reportOf(
    [
      row({ channel: 'sms', provider: 'sms-aliyun', state: 'delivered', count: 8 }),
      row({ channel: 'sms', provider: 'sms-aliyun', count: 2 }),
      row({ channel: 'sms', provider: 'sms-tencent', count: 4 }),
      row({ channel: 'sms', provider: 'sms-tencent', state: 'permanent', failure: 'a', count: 3 }),
      row({ channel: 'sms', provider: 'sms-tencent', state: 'permanent', failure: 'b', count: 2 }),
      row({ channel: 'sms', provider: null, state: 'queued', count: 99 }),
    ],
    600,
  )
  expect(providers).toEqual([
    { provider: 'sms-aliyun', channel: 'sms', sent: 10, delivered: 8, temporary: 0, failed: 0 },
    { provider: 'sms-tencent', channel: 'sms', sent: 4, delivered: 0, temporary: 0, failed: 5 },
  ])
})

test('one reason on one channel is one line, whichever provider gave it', () => {
  const { failures } = reportOf(
    [
      row({ channel: 'sms', state: 'permanent', provider: 'sms-aliyun', failure: 'timeout', count: 2 }),
      row({ channel: 'sms', state: 'permanent', provider: 'sms-tencent', failure: 'timeout', count: 3 }),
      row({ channel: 'email', state: 'permanent', failure: 'timeout', count: 4 }),
    ],
    600,
  )
  expect(failures).toEqual([
    { channel: 'sms', failure: 'timeout', state: 'permanent', count: 5 },
    { channel: 'email', failure: 'timeout', state: 'permanent', count: 4 },
  ])
})
