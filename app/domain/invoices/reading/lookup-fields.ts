import type { InvoiceFields } from './invoice-fields.ts'
import { kindNeeds } from './kinds.ts'

/** What a lookup takes of a check code: its last 6 characters (blockchain: 5); null where the kind has none. */
export function checkCodeTail({ kind, checkCode }: Pick<InvoiceFields, 'kind' | 'checkCode'>): string | null {
  const length = kind === null ? 6 : kindNeeds[kind].checkCodeTail
  return checkCode === null || length === 0 ? null : checkCode.slice(-length)
}
