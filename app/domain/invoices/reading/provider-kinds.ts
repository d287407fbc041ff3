import type { InvoiceKind } from './kinds.ts'

export type KindProvider = 'qr' | 'leqi' | 'aliyun'

const taxControl: Record<string, InvoiceKind> = {
  '01': 'special_paper',
  '02': 'freight',
  '03': 'vehicle',
  '04': 'plain_paper',
  '08': 'special_e',
  '10': 'plain_e',
  '11': 'roll',
  '14': 'toll',
  '15': 'used_vehicle',
}

/**
 * Kind numbers by provider. They contradict each other (83 is a vehicle here and rail at some resellers),
 * so a number means nothing without its provider.
 */
const byProvider: Record<KindProvider, Record<string, InvoiceKind>> = {
  qr: { ...taxControl, '31': 'digital_special', '32': 'digital_plain', '51': 'rail', '61': 'air' },
  leqi: {
    ...taxControl,
    '51': 'rail',
    '61': 'air',
    '81': 'digital_special',
    '82': 'digital_plain',
    '83': 'digital_vehicle',
    '84': 'digital_used_vehicle',
    '85': 'digital_paper_special',
    '86': 'digital_paper_plain',
    '87': 'digital_paper_vehicle',
    '88': 'digital_paper_used_vehicle',
  },
  aliyun: {
    ...taxControl,
    '31': 'digital_special',
    '32': 'digital_plain',
    '51': 'rail',
    '61': 'air',
    '83': 'digital_vehicle',
    '84': 'digital_used_vehicle',
    '85': 'digital_paper_special',
  },
}

/** The canonical kind of a provider's number, or null when that provider has no such kind. */
export function kindFromProvider(provider: KindProvider, code: string): InvoiceKind | null {
  return byProvider[provider][code.padStart(2, '0')] ?? null
}
