/** What a fault run leaves behind; judged by checker.ts, which asks nobody else. */
export type Channel = 'email' | 'sms'
export const channels: readonly Channel[] = ['email', 'sms']

/** A report as its sender knows it; `number` is what was acknowledged. */
export type Report = { key: string; number: string | null; email: string; sms: string }
/** An update as its publisher knows it: what was acknowledged, and the words by which each channel shows it. */
export type Update = { id: string; seq: number; said: Record<Channel, string> }

export type Ticket = { id: string; number: string; reportKey: string }
export type StoredUpdate = { id: string; incidentId: string; seq: number; noticeId: string | null }
export type Survey = { id: string; ticketId: string }
export type Notice = {
  id: string
  message: string
  state: string
  audience: number
  /** The incident of an update, and its place in the order. */
  thread: string | null
  seq: number | null
  /** Its SMS may leave at night. */
  wakes: boolean
}
export type Row = {
  id: string
  noticeId: string
  recipient: string
  channel: Channel
  lane: string
  ticketId: string | null
  state: string
  failure: string | null
  attempts: number
  /** A provider has said that it took it. */
  wasSent: boolean
  /** Its address was closed to news before the notice was made. */
  isClosed: boolean
}
/** What a sink took. `fault`: it was told to spoil its answer, so the sender can't know that it has arrived. */
export type Arrival = { channel: Channel; id: string; to: string; text: string; at: number; fault: boolean }

export type Allowance = {
  /** Faults that cut off a chunk which was being sent: each explains a chunk of repeats a channel. */
  cuts: number
  /** Reasons for which a message may be given up. */
  permanent: readonly string[]
}

export type Evidence = {
  reports: readonly Report[]
  updates: readonly Update[]
  tickets: readonly Ticket[]
  storedUpdates: readonly StoredUpdate[]
  surveys: readonly Survey[]
  notices: readonly Notice[]
  rows: readonly Row[]
  arrivals: readonly Arrival[]
  allowance: Allowance
  /** Minutes of the day in China, or null where no hour is quiet. */
  quietHours: { from: number; until: number } | null
}

export type Finding = { rule: string; about: string }
