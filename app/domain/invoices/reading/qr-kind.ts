import { mayHaveLongNumber, type InvoiceKind } from './kinds.ts'
import { kindFromProvider } from './provider-kinds.ts'
import { readCode } from './read-code.ts'

/** Kind numbers of the paper age that were seen, or may be, in front of a 20-digit number. */
const digitalCounterpart: Partial<Record<InvoiceKind, { alone: InvoiceKind; withCode: InvoiceKind }>> = {
  special_paper: { alone: 'digital_special', withCode: 'digital_paper_special' },
  special_e: { alone: 'digital_special', withCode: 'digital_paper_special' },
  plain_paper: { alone: 'digital_plain', withCode: 'digital_paper_plain' },
  plain_e: { alone: 'digital_plain', withCode: 'digital_paper_plain' },
  roll: { alone: 'digital_plain', withCode: 'digital_paper_plain' },
  toll: { alone: 'digital_plain', withCode: 'digital_paper_plain' },
  vehicle: { alone: 'digital_vehicle', withCode: 'digital_paper_vehicle' },
  used_vehicle: { alone: 'digital_used_vehicle', withCode: 'digital_paper_used_vehicle' },
}

/**
 * The kind that a QR payload means. Its number is not enough: `51` is rail with 20 digits and 电子普票 with a code,
 * `20` and `02` stand before 20-digit numbers without saying special or plain (null), and regional invoices
 * carry a national number. The code decides where the number can't be right.
 */
export function kindOfPayload(
  qrKind: string,
  code: string | null,
  number: string | null,
): InvoiceKind | null {
  const long = number?.length === 20
  const named = kindFromProvider('qr', qrKind) ?? kindFromProvider('leqi', qrKind)
  if (long) {
    const counterpart = named && digitalCounterpart[named]
    if (counterpart) return code === null ? counterpart.alone : counterpart.withCode
    return named === 'freight' ? null : named
  }
  const coded = code === null ? null : (readCode(code)?.kind ?? null)
  if (coded === 'blockchain' || coded === 'general_e') return coded
  // Neither has ever had a code of twelve digits.
  if (code?.length === 12 && (named === 'special_paper' || named === 'freight')) return coded
  const isNamedRightly = named !== null && (!mayHaveLongNumber(named) || named.startsWith('digital_paper_'))
  return isNamedRightly ? named : (coded ?? named)
}
