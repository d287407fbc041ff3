import type { Level } from './priority.ts'
import type { Symptom, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

export interface CategorySeed {
  key: string
  kind: TicketKind
  /** Of a missing invoice: the symptom that this category stands for. */
  symptom: Symptom | null
  department: string
  urgency: Level
  impact: Level
}

const missing = (symptom: Symptom, department: string, urgency: Level, impact: Level): CategorySeed => ({
  key: `missing_invoice.${symptom}`,
  kind: 'missing_invoice',
  symptom,
  department,
  urgency,
  impact,
})

const request = (kind: TicketKind, department: string, urgency: Level, impact: Level): CategorySeed => ({
  key: kind,
  kind,
  symptom: null,
  department,
  urgency,
  impact,
})

/** The categories of a new installation, in the order in which they are offered. */
export const categorySeeds: readonly CategorySeed[] = [
  missing('not_found', 'taxpayer_service', 2, 2),
  missing('mismatch', 'taxpayer_service', 2, 3),
  missing('void', 'taxpayer_service', 2, 3),
  missing('not_synced', 'data_repair', 2, 2),
  missing('vanished', 'data_repair', 1, 2),
  missing('quota', 'taxpayer_service', 3, 3),
  missing('error', 'tech_support', 2, 2),
  missing('other', 'taxpayer_service', 2, 2),
  request('technical_fault', 'tech_support', 2, 2),
  request('feature_suggestion', 'product', 3, 2),
  request('user_experience', 'product', 3, 2),
  request('policy_question', 'taxpayer_service', 2, 2),
  request('complaint', 'taxpayer_service', 1, 2),
  request('praise', 'taxpayer_service', 3, 3),
]
