import type { ReporterType, Symptom, TicketKind } from '#app/domain/tickets/vocabulary.ts'

export const kindNames = [
  'missing_invoice',
  'technical_fault',
  'feature_suggestion',
  'user_experience',
  'policy_question',
  'complaint',
  'praise',
] as const satisfies readonly TicketKind[]
export const symptomNames = [
  'not_found',
  'mismatch',
  'void',
  'not_synced',
  'vanished',
  'quota',
  'error',
  'other',
] as const satisfies readonly Symptom[]
export const reporterTypes = [
  'company',
  'consumer',
  'bookkeeping_agency',
  'tax_officer',
] as const satisfies readonly ReporterType[]
