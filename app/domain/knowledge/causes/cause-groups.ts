import type { CauseCode } from './cause-codes.ts'

/** The causes by what they are about, in the order in which whoever resolves a ticket looks for them. */
export const causeGroups = {
  entry: ['P2', 'P3', 'P4', 'P1', 'R1'],
  upload: ['T1', 'T2', 'T3', 'T4', 'T5'],
  status: ['S1', 'S2', 'S3', 'F1'],
  account: ['A1', 'A2', 'A3', 'U1'],
  access: ['Q1', 'Q2', 'C1', 'C2', 'N1', 'N2'],
  platform: ['I1', 'U0'],
} as const satisfies Record<string, readonly CauseCode[]>

export type CauseGroup = keyof typeof causeGroups
