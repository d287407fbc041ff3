import { channels, type Arrival, type Channel, type Evidence, type Row } from '#test/faults/evidence.ts'

const people = [1, 2, 3]
export const idOf = (kind: number, person: number, channel?: Channel) =>
  `0000000${kind}-0000-4000-8000-00000000${channel === 'sms' ? 1 : 0}00${person}`
export const ticketOf = (person: number) => idOf(1, person)
export const surveyOf = (person: number) => idOf(2, person)
export const token = (id: string) =>
  Buffer.from(`${id.replaceAll('-', '')}${'00'.repeat(20)}`, 'hex').toString('base64url')
export const noon = Date.UTC(2026, 0, 5, 4)

/** Two updates and the survey of three people; the second person's e-mail was cut off once, and repeated. */
export function held(): Evidence & { rows: Row[]; arrivals: Arrival[] } {
  const notice = { audience: 6, state: 'finished', wakes: false }
  const parts = [
    { seq: 1, id: 'n1', thread: 'i', message: 'incident-update', lane: 'incident', kind: 3 },
    { seq: 2, id: 'n2', thread: 'i', message: 'incident-update', lane: 'incident', kind: 4 },
    { seq: null, id: 'n3', thread: null, message: 'ticket-resolved', lane: 'survey', kind: 5 },
  ]
  const rows = parts.flatMap(({ id, lane, kind }) =>
    people.flatMap((person) =>
      channels.map((channel) => ({
        id: idOf(kind, person, channel),
        noticeId: id,
        recipient: `index-${person}-${channel}`,
        channel,
        lane,
        ticketId: ticketOf(person),
        state: 'sent',
        failure: null,
        attempts: 1,
        wasSent: true,
        isClosed: false,
      })),
    ),
  )
  const arrivals = parts.flatMap(({ seq, kind }, at) =>
    people.flatMap((person) =>
      channels.map((channel) => ({
        channel,
        id: idOf(kind, person, channel),
        to: `${channel}-${person}`,
        text: seq
          ? `《${seq}》 https://x/t/${token(ticketOf(person))}`
          : `F-${person} https://x/rate/${token(surveyOf(person))}`,
        at: noon + at * 1000,
        fault: false,
      })),
    ),
  )
  const [again] = arrivals.filter(({ id }) => id === idOf(3, 2, 'email'))
  if (again) arrivals.push({ ...again, at: noon + 500 })
  return {
    reports: people.map((person) => ({
      key: `r${person}`,
      number: `F-${person}`,
      email: `email-${person}`,
      sms: `sms-${person}`,
    })),
    updates: [1, 2].map((seq) => ({ id: `u${seq}`, seq, said: { email: `《${seq}》`, sms: `《${seq}》` } })),
    tickets: people.map((person) => ({
      id: ticketOf(person),
      number: `F-${person}`,
      reportKey: `r${person}`,
    })),
    storedUpdates: [1, 2].map((seq) => ({ id: `u${seq}`, incidentId: 'i', seq, noticeId: `n${seq}` })),
    surveys: people.map((person) => ({ id: surveyOf(person), ticketId: ticketOf(person) })),
    notices: parts.map(({ id, message, thread, seq }) => ({ ...notice, id, message, thread, seq })),
    rows: rows.map((row) => (row.id === idOf(3, 2, 'email') ? { ...row, attempts: 2 } : row)),
    arrivals,
    allowance: { cuts: 1, permanent: [] },
    quietHours: { from: 21 * 60, until: 8 * 60 },
  }
}
