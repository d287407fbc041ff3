import { channels, type Evidence, type Finding } from '#test/faults/evidence.ts'
import { grouped, linksIn, viewOf, type View } from '#test/faults/view.ts'

export const chunk = 100
const final = new Set(['sent', 'delivered', 'permanent', 'suppressed', 'cancelled'])

/** Every rule that a fault run must not break; an empty answer is a run in which all of them held. */
export function judge(evidence: Evidence): Finding[] {
  const view = viewOf(evidence)
  return [reports, updates, rows, ends, arrivals, repeats, order, surveys, silence, bodies].flatMap((rule) =>
    rule(view),
  )
}

/** What the table shows of a run. */
export function countRun(evidence: Evidence) {
  const { arrivalsOf } = viewOf(evidence)
  const got = evidence.rows.map((row) => (arrivalsOf.get(row.id) ?? []).length)
  return {
    reports: evidence.reports.filter(({ number }) => number !== null).length,
    rows: evidence.rows.length,
    arrivals: evidence.arrivals.length,
    repeats: got.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    lost: evidence.rows.filter((row) => row.wasSent && !arrivalsOf.has(row.id)).length,
    stuck: evidence.rows.filter((row) => !final.has(row.state)).length,
  }
}

/** Every acknowledged report is one ticket under the number it was given, and no report is two. */
function reports({ reports, tickets }: View): Finding[] {
  const made = grouped(tickets, ({ reportKey }) => reportKey)
  return reports.flatMap(({ key, number }) => {
    const own = made.get(key) ?? []
    if (own.length > 1) return [{ rule: 'report doubled', about: key }]
    if (number !== null && own[0]?.number !== number) return [{ rule: 'report lost', about: key }]
    return []
  })
}

/** Every acknowledged update is there under its number, and the numbers of an incident have no gap. */
function updates({ updates, storedUpdates }: View): Finding[] {
  const lost = updates.filter(
    ({ id, seq }) => !storedUpdates.some((stored) => stored.id === id && stored.seq === seq),
  )
  const gaps = [...grouped(storedUpdates, ({ incidentId }) => incidentId)].filter(([, stored]) => {
    const numbers = stored.map(({ seq }) => seq).sort((left, right) => left - right)
    return numbers.some((seq, index) => seq !== index + 1)
  })
  return [
    ...lost.map(({ seq }) => ({ rule: 'update lost', about: `update ${seq}` })),
    ...gaps.map(([id]) => ({ rule: 'gap in the updates', about: `incident ${id}` })),
  ]
}

/** One row per notice, person and channel; as many as the notice counts; for news, one for everybody linked. */
function rows({ rows, notices, tickets, updates, storedUpdates }: View): Finding[] {
  const doubled = [...grouped(rows, (row) => `${row.noticeId} ${row.recipient} ${row.channel}`)].filter(
    ([, same]) => same.length > 1,
  )
  const byNotice = grouped(rows, ({ noticeId }) => noticeId)
  const miscounted = notices.filter(({ id, audience }) => (byNotice.get(id) ?? []).length !== audience)
  const told = storedUpdates.filter(({ id }) => updates.some((update) => update.id === id))
  const missing = told.flatMap(({ noticeId, seq }) => {
    const notice = notices.find(({ id }) => id === noticeId)
    if (notice?.state === 'cancelled') return []
    const own = new Set((byNotice.get(noticeId ?? '') ?? []).map((row) => `${row.ticketId} ${row.channel}`))
    return tickets.flatMap(({ id, number }) =>
      channels
        .filter((channel) => !own.has(`${id} ${channel}`))
        .map((channel) => ({ rule: 'row missing', about: `update ${seq}, ${number}, ${channel}` })),
    )
  })
  return [
    ...doubled.map(([about]) => ({ rule: 'row doubled', about })),
    ...miscounted.map(({ id }) => ({ rule: 'audience miscounted', about: `notice ${id}` })),
    ...missing,
  ]
}

/** Every row has come to an end, and to one that there is a reason for. */
function ends({ rows, noticeOf, allowance }: View): Finding[] {
  const newest = new Map<string, number>()
  for (const row of rows) {
    const notice = noticeOf.get(row.noticeId)
    if (!notice || (row.state === 'cancelled' && row.failure !== 'superseded')) continue
    const key = `${notice.thread} ${row.recipient} ${row.channel}`
    newest.set(key, Math.max(newest.get(key) ?? 0, notice.seq ?? 0))
  }
  return rows.flatMap((row) => {
    const notice = noticeOf.get(row.noticeId)
    const about = `${row.id} (${notice?.message}, ${row.channel}, ${row.state} ${row.failure ?? ''})`
    if (!final.has(row.state)) return [{ rule: 'row stuck', about }]
    if (row.state === 'permanent' && !allowance.permanent.includes(row.failure ?? ''))
      return [{ rule: 'message given up', about }]
    if (row.state !== 'cancelled') return []
    const overtakenBy = newest.get(`${notice?.thread} ${row.recipient} ${row.channel}`) ?? 0
    const isOvertaken = row.failure === 'superseded' && overtakenBy > (notice?.seq ?? 0)
    return isOvertaken || notice?.state === 'cancelled' ? [] : [{ rule: 'message called off', about }]
  })
}

/** What is called sent has arrived, at the person it is for; and what has arrived is in the ledger. */
function arrivals({ rows, arrivals, rowOf, arrivalsOf, reportOf }: View): Finding[] {
  const lost = rows.filter((row) => row.wasSent && !arrivalsOf.has(row.id))
  const strange = arrivals.filter(({ id }) => !rowOf.has(id))
  const astray = arrivals.filter(({ id, to, channel }) => {
    const row = rowOf.get(id)
    const report = row?.ticketId ? reportOf.get(row.ticketId) : undefined
    return row && (row.channel !== channel || (report && report[channel] !== to))
  })
  return [
    ...lost.map(({ id, channel }) => ({ rule: 'message lost', about: `${channel} ${id}` })),
    ...strange.map(({ id, to }) => ({ rule: 'message without a row', about: `${id} to ${to}` })),
    ...astray.map(({ id, to }) => ({ rule: 'message astray', about: `${id} to ${to}` })),
  ]
}

/**
 * A message arrives again only where a fault cut off its sending: as often as its sink spoiled an answer for it, once
 * for each cut, all in all a chunk a cut, and never more often than its row was tried.
 */
function repeats({ rows, arrivalsOf, allowance }: View): Finding[] {
  const extra = rows.map((row) => {
    const own = arrivalsOf.get(row.id) ?? []
    const spoiled = own.filter(({ fault }) => fault).length
    return {
      row,
      count: own.length,
      unexplained: Math.max(0, own.length - (row.wasSent ? 1 : 0) - spoiled),
    }
  })
  const tooOften = extra.filter(
    ({ row, count, unexplained }) => unexplained > allowance.cuts || count > row.attempts,
  )
  const tooMany = channels.filter((channel) => {
    const own = extra.filter(({ row }) => row.channel === channel)
    return own.reduce((sum, { unexplained }) => sum + unexplained, 0) > allowance.cuts * chunk
  })
  return [
    ...tooOften.map(({ row, count }) => ({
      rule: 'message repeated',
      about: `${row.channel} ${row.id}: ${count} times, ${row.attempts} tries, ${row.state}`,
    })),
    ...tooMany.map((channel) => ({ rule: 'too many repeats', about: channel })),
  ]
}

/** Nobody gets an older update of an incident after a newer one. */
function order({ arrivals, rowOf, noticeOf }: View): Finding[] {
  const news = arrivals.flatMap(({ id, at, to, channel }) => {
    const notice = noticeOf.get(rowOf.get(id)?.noticeId ?? '')
    return notice?.thread && notice.seq !== null
      ? [{ key: `${notice.thread} ${channel} ${to}`, at, seq: notice.seq }]
      : []
  })
  return [...grouped(news, ({ key }) => key)].flatMap(([about, got]) => {
    const seqs = got.sort((left, right) => left.at - right.at).map(({ seq }) => seq)
    const isTurned = seqs.some((seq, index) => seq < (seqs[index - 1] ?? 0))
    return isTurned ? [{ rule: 'older news after newer', about: `${about}: ${seqs.join(', ')}` }] : []
  })
}

/** A ticket has one survey, and one invitation to it a channel. */
function surveys({ surveys, arrivals, rowOf }: View): Finding[] {
  const ticketOf = new Map(surveys.map(({ id, ticketId }) => [id, ticketId]))
  const asked = arrivals.flatMap(({ id, channel, text }) =>
    linksIn(text)
      .filter(({ kind }) => kind === 'rate')
      .map((link) => ({ id, key: `${channel} ${ticketOf.get(link.id) ?? rowOf.get(id)?.ticketId}` })),
  )
  const invitedTwice = [...grouped(asked, ({ key }) => key)].filter(
    ([, same]) => new Set(same.map(({ id }) => id)).size > 1,
  )
  const made = [...grouped(surveys, ({ ticketId }) => ticketId)].filter(([, same]) => same.length > 1)
  return [...invitedTwice, ...made].map(([about]) => ({ rule: 'asked twice', about }))
}

/** Closed addresses get no news; at night no telephone makes a noise without a reason. */
function silence({ rows, arrivals, arrivalsOf, rowOf, noticeOf, quietHours }: View): Finding[] {
  const told = rows.filter((row) => {
    const notice = noticeOf.get(row.noticeId)
    const isNews = Boolean(notice?.thread)
    const isOpen = row.state !== 'suppressed' && row.state !== 'cancelled'
    return (row.state === 'suppressed' && arrivalsOf.has(row.id)) || (isNews && row.isClosed && isOpen)
  })
  const woken = arrivals.filter(({ id, channel, at }) => {
    const row = rowOf.get(id)
    const mayWait = row?.lane === 'survey' || (row?.lane === 'incident' && !noticeOf.get(row.noticeId)?.wakes)
    return channel === 'sms' && mayWait && quietHours !== null && isWithin(quietHours, at)
  })
  return [
    ...told.map(({ id }) => ({ rule: 'told in spite of suppression', about: id })),
    ...woken.map(({ id, at }) => ({
      rule: 'woken in quiet hours',
      about: `${id} at ${new Date(at).toISOString()}`,
    })),
  ]
}

const minuteMs = 60_000
function isWithin({ from, until }: { from: number; until: number }, at: number): boolean {
  const minute = Math.floor(at / minuteMs + 8 * 60) % (24 * 60)
  return from > until ? minute >= from || minute < until : minute >= from && minute < until
}

/** A message names its own ticket and its own update, and nobody else's. */
function bodies({ arrivals, updates, storedUpdates, surveys, tickets, rowOf }: View): Finding[] {
  const surveyTicket = new Map(surveys.map(({ id, ticketId }) => [id, ticketId]))
  const numbers = new Map(tickets.map(({ id, number }) => [id, number]))
  const noticeOfUpdate = new Map(storedUpdates.map(({ id, noticeId }) => [id, noticeId]))
  const mixed = arrivals.filter(({ id, text, channel }) => {
    const row = rowOf.get(id)
    if (!row?.ticketId) return false
    const named = linksIn(text).map((link) => (link.kind === 't' ? link.id : surveyTicket.get(link.id)))
    if (named.length === 0 || named.some((ticket) => ticket !== row.ticketId)) return true
    const own = updates.filter((update) => noticeOfUpdate.get(update.id) === row.noticeId)
    if (own.length === 0 && !text.includes(numbers.get(row.ticketId) ?? ' ')) return true
    const said = updates.filter((update) => text.includes(update.said[channel]))
    return row.lane === 'incident' && (said.length !== own.length || said[0] !== own[0])
  })
  return mixed.map(({ id, to, channel }) => ({ rule: 'text of another', about: `${channel} ${id} to ${to}` }))
}
