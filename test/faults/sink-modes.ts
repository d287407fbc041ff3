/** How a sink behaves from now on; ids and recipients are picked by their hash, so that a run can be repeated. */
export type SinkMode = {
  delayMs: number
  /** SMS: every answer is this one. */
  status?: number
  retryAfter?: number
  /** SMS: of so many messages one is taken and never answered, the first time it comes. */
  silentOneIn?: number
  /** SMTP: some recipients are refused once (421, 450, 451), some for ever (550), some are cut off after DATA once. */
  refuses?: boolean
}

/** As a line of the sink's file, and as it is told at once. */
export type Took = { id: string; to: string; text: string; at: number; fault: boolean }

export type Told = { kind: 'listening'; port: number } | { kind: 'took'; took: Took }
