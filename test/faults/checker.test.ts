import { expect, test } from 'vitest'
import { countRun, judge } from '#test/faults/checker.ts'
import type { Arrival, Evidence, Row } from '#test/faults/evidence.ts'
import { held, idOf, noon, ticketOf, token } from '#test/faults/sample.ts'

const rulesBroken = (evidence: Evidence) => [...new Set(judge(evidence).map(({ rule }) => rule))].sort()

const first = idOf(3, 1, 'email')
const withRow = (id: string, change: Partial<Row>) => {
  const evidence = held()
  return { ...evidence, rows: evidence.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) }
}
const withArrival = (id: string, change: Partial<Arrival>) => {
  const evidence = held()
  return {
    ...evidence,
    arrivals: evidence.arrivals.map((arrival) => (arrival.id === id ? { ...arrival, ...change } : arrival)),
  }
}
const withMore = (id: string, change: Partial<Arrival>) => {
  const evidence = held()
  const own = evidence.arrivals.filter((arrival) => arrival.id === id).slice(0, 1)
  return {
    ...evidence,
    arrivals: [...evidence.arrivals, ...own.map((arrival) => ({ ...arrival, ...change }))],
  }
}

test('a run in which everything held has no finding', () => {
  expect(judge(held())).toEqual([])
  expect(countRun(held())).toEqual({ reports: 3, rows: 18, arrivals: 19, repeats: 1, lost: 0, stuck: 0 })
})

test('a repeat is explained by an answer that was spoiled, without any cut', () => {
  const spoiled = withMore(first, { fault: true })
  const evidence = withRow(first, { attempts: 2 })
  const only = spoiled.arrivals.filter(({ id }) => id !== idOf(3, 2, 'email'))
  const once = held()
    .arrivals.filter(({ id }) => id === idOf(3, 2, 'email'))
    .slice(0, 1)
  const uncut = { ...evidence, arrivals: [...only, ...once], allowance: { cuts: 0, permanent: [] } }
  expect(judge(uncut)).toEqual([])
})

const seeded: Array<[string, Evidence, string[]]> = [
  [
    'an arrival that is missing',
    { ...held(), arrivals: held().arrivals.filter(({ id }) => id !== first) },
    ['message lost'],
  ],
  ['a repeat under another id', withMore(first, { id: idOf(9, 1) }), ['message without a row']],
  ['a third arrival beyond the allowance', withMore(idOf(3, 2, 'email'), {}), ['message repeated']],
  ['a repeat of what was tried once', withMore(first, {}), ['message repeated']],
  ['a message to somebody else', withArrival(first, { to: 'email-2' }), ['message astray']],
  [
    'the text of somebody else',
    withArrival(first, { text: `《1》 https://x/t/${token(ticketOf(2))}` }),
    ['text of another'],
  ],
  [
    'the text of another update',
    withArrival(first, { text: `《2》 https://x/t/${token(ticketOf(1))}` }),
    ['text of another'],
  ],
  ['an older update after a newer one', withArrival(first, { at: noon + 5000 }), ['older news after newer']],
  [
    'a ticket that is missing',
    {
      ...held(),
      tickets: held().tickets.map((one) => (one.reportKey === 'r1' ? { ...one, number: 'F-9' } : one)),
    },
    ['report lost', 'text of another'],
  ],
  [
    'two tickets for one report',
    {
      ...held(),
      tickets: held().tickets.map((one) => ({
        ...one,
        reportKey: one.reportKey === 'r2' ? 'r1' : one.reportKey,
      })),
    },
    ['message astray', 'report doubled', 'report lost'],
  ],
  [
    'a gap in the updates',
    {
      ...held(),
      storedUpdates: held().storedUpdates.map((one) => (one.seq === 2 ? { ...one, seq: 3 } : one)),
    },
    ['gap in the updates', 'update lost'],
  ],
  ['a row that never ended', withRow(first, { state: 'temporary' }), ['row stuck']],
  [
    'a row given up without a reason',
    withRow(first, { state: 'permanent', failure: 'gave_up:timeout' }),
    ['message given up'],
  ],
  [
    'a row called off without newer news',
    withRow(idOf(4, 1, 'email'), { state: 'cancelled', failure: 'superseded' }),
    ['message called off'],
  ],
  [
    'a row too few',
    {
      ...held(),
      rows: held().rows.filter(({ id }) => id !== first),
      arrivals: held().arrivals.filter(({ id }) => id !== first),
    },
    ['audience miscounted', 'row missing'],
  ],
  [
    'a row twice',
    {
      ...held(),
      rows: [
        ...held().rows,
        ...held()
          .rows.slice(0, 1)
          .map((row) => ({ ...row, id: idOf(9, 1), wasSent: false })),
      ],
    },
    ['audience miscounted', 'row doubled'],
  ],
  [
    'an invitation to a survey twice',
    {
      ...held(),
      rows: [
        ...held().rows,
        ...held()
          .rows.filter(({ id }) => id === idOf(5, 1, 'sms'))
          .map((row) => ({ ...row, id: idOf(6, 1), noticeId: 'n4' })),
      ],
      arrivals: [
        ...held().arrivals,
        ...held()
          .arrivals.filter(({ id }) => id === idOf(5, 1, 'sms'))
          .map((one) => ({ ...one, id: idOf(6, 1) })),
      ],
      notices: [
        ...held().notices,
        ...held()
          .notices.slice(2)
          .map((one) => ({ ...one, id: 'n4', audience: 1 })),
      ],
    },
    ['asked twice'],
  ],
  [
    'a survey twice',
    { ...held(), surveys: [...held().surveys, { id: idOf(7, 1), ticketId: ticketOf(1) }] },
    ['asked twice'],
  ],
  [
    'a message to somebody who is suppressed',
    withRow(first, { state: 'suppressed', wasSent: false, attempts: 1 }),
    ['told in spite of suppression'],
  ],
  ['news to a closed address', withRow(first, { isClosed: true }), ['told in spite of suppression']],
  [
    'an SMS in quiet hours',
    withArrival(idOf(5, 1, 'sms'), { at: Date.UTC(2026, 0, 5, 14) }),
    ['woken in quiet hours'],
  ],
]

test.each(seeded)('%s is found', (_what, evidence, rules) => {
  expect(rulesBroken(evidence)).toEqual(rules)
})

test('more repeats than the chunks that were in flight are found', () => {
  const evidence = held()
  const [row] = evidence.rows
  const [arrival] = evidence.arrivals
  if (!row || !arrival) throw new Error('no evidence')
  const rows = Array.from({ length: 101 }, (_, count) => ({
    ...row,
    id: `many-${count}`,
    noticeId: 'n9',
    recipient: `many-${count}`,
    ticketId: null,
    attempts: 2,
  }))
  const twice = rows.flatMap(({ id }) => [
    { ...arrival, id, to: id },
    { ...arrival, id, to: id },
  ])
  const notices = [
    ...evidence.notices,
    ...evidence.notices.slice(2).map((one) => ({ ...one, id: 'n9', audience: 101 })),
  ]
  const flood = {
    ...evidence,
    rows: [...evidence.rows, ...rows],
    arrivals: [...evidence.arrivals, ...twice],
    notices,
  }
  expect(rulesBroken(flood)).toEqual(['too many repeats'])
  expect(rulesBroken({ ...flood, allowance: { cuts: 2, permanent: [] } })).toEqual([])
})
