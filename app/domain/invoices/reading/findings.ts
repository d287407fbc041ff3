import type { InvoiceField } from './invoice-fields.ts'

/**
 * `block`: the shape can't be right, the form doesn't take it. `warn`: please check (region, year, kind, check
 * digit, dates). `hint`: worth knowing, nothing to correct.
 */
export type FindingLevel = 'block' | 'warn' | 'hint'

export const findingRules = {
  unreadable: 'block',
  number_missing: 'block',
  number_shape: 'block',
  number_scientific: 'block',
  code_shape: 'block',
  code_number_exchanged: 'block',
  date_shape: 'block',
  amount_shape: 'block',
  check_code_shape: 'block',
  tax_id_shape: 'block',
  file_unreadable: 'block',
  number_cut: 'warn',
  several_numbers: 'warn',
  kind_unknown: 'warn',
  kind_mismatch: 'warn',
  code_missing: 'warn',
  region_unknown: 'warn',
  year_mismatch: 'warn',
  year_implausible: 'warn',
  date_future: 'warn',
  date_too_old: 'warn',
  wrong_platform: 'warn',
  red_confirmation_number: 'warn',
  code_in_number: 'warn',
  uscc_check_digit: 'warn',
  leading_zero_lost: 'hint',
  planned_city: 'hint',
  channel_unusual: 'hint',
  same_day: 'hint',
  code_not_needed: 'hint',
  check_code_partial: 'hint',
  check_code_not_needed: 'hint',
  personal_tax_id: 'hint',
  negative_amount: 'hint',
  red_invoice: 'hint',
  version_unknown: 'hint',
  amount_in_fen: 'hint',
} as const satisfies Record<string, FindingLevel>

export type FindingRule = keyof typeof findingRules

export interface Finding {
  level: FindingLevel
  rule: FindingRule
  /** The field to look at; `input` when the text as a whole could not be read. */
  field: InvoiceField | 'input'
}

export const finding = (rule: FindingRule, field: Finding['field']): Finding => ({
  level: findingRules[rule],
  rule,
  field,
})

/** Whether the form must not be sent like this. */
export const isBlocked = (findings: readonly Finding[]) => findings.some(({ level }) => level === 'block')
