/** The 26 causes why an invoice isn't found: the wizard's results and the tickets' taxonomy. */
export const causeCodes = [
  'P1',
  'P2',
  'P3',
  'P4',
  'T1',
  'T2',
  'T3',
  'T4',
  'T5',
  'Q1',
  'Q2',
  'C1',
  'C2',
  'S1',
  'S2',
  'S3',
  'R1',
  'A1',
  'A2',
  'I1',
  'F1',
  'N1',
  'N2',
  'A3',
  'U1',
  'U0',
] as const

export type CauseCode = (typeof causeCodes)[number]

export const isCauseCode = (text: unknown): text is CauseCode => causeCodes.some((code) => code === text)
