/** The canonical kinds of invoice. Providers number them differently, so these keys are our own. */
export const invoiceKinds = [
  'special_paper',
  'freight',
  'vehicle',
  'plain_paper',
  'special_e',
  'plain_e',
  'roll',
  'toll',
  'used_vehicle',
  'digital_special',
  'digital_plain',
  'digital_paper_special',
  'digital_paper_plain',
  'rail',
  'air',
  'digital_vehicle',
  'digital_used_vehicle',
  'digital_paper_vehicle',
  'digital_paper_used_vehicle',
  'blockchain',
  'fiscal',
  'general_e',
] as const

export type InvoiceKind = (typeof invoiceKinds)[number]

export function isInvoiceKind(text: unknown): text is InvoiceKind {
  return invoiceKinds.some((kind) => kind === text)
}

/** Which amount the form asks for and what it is called beside the field: 金额, 不含税价, 车价合计, 价税合计, 票价. */
export type AmountLabel = 'net' | 'vehicle_net' | 'vehicle_total' | 'gross' | 'fare'

export interface KindNeeds {
  /** Whether a lookup asks for 发票代码. */
  code: boolean
  /** Digits of the number that a lookup asks for. */
  numberLength: 8 | 10 | 20
  issuedOn: boolean
  /** The fourth field of a lookup beside code, number and date. */
  proof: 'amount' | 'check_code' | 'number_tail'
  amount: AmountLabel
  /** Digits or characters of the check code that a lookup asks for, 0 where the kind has none. */
  checkCodeTail: 0 | 5 | 6
  /** Who can look it up: the national VAT checker, a regional one, or the Ministry of Finance. */
  platform: 'national' | 'regional' | 'finance'
}

const paper: KindNeeds = {
  code: true,
  numberLength: 8,
  issuedOn: true,
  proof: 'amount',
  amount: 'net',
  checkCodeTail: 0,
  platform: 'national',
}
const checked: KindNeeds = { ...paper, proof: 'check_code', checkCodeTail: 6 }
const digital: KindNeeds = { ...paper, code: false, numberLength: 20, amount: 'gross' }

/** What a lookup of each kind asks for (national checker, agrees with the tax bureau's direct link V1.025). */
export const kindNeeds: Record<InvoiceKind, KindNeeds> = {
  special_paper: paper,
  freight: paper,
  special_e: paper,
  digital_paper_special: paper,
  vehicle: { ...paper, amount: 'vehicle_net' },
  digital_paper_vehicle: { ...paper, amount: 'vehicle_net' },
  used_vehicle: { ...paper, amount: 'vehicle_total' },
  digital_paper_used_vehicle: { ...paper, amount: 'vehicle_total' },
  digital_used_vehicle: { ...digital, amount: 'vehicle_total' },
  plain_paper: checked,
  plain_e: checked,
  roll: checked,
  toll: checked,
  digital_paper_plain: { ...paper, proof: 'number_tail', amount: 'gross' },
  digital_special: digital,
  digital_plain: digital,
  digital_vehicle: digital,
  rail: { ...digital, amount: 'fare' },
  air: { ...digital, amount: 'fare' },
  blockchain: { ...checked, checkCodeTail: 5, issuedOn: false, platform: 'regional' },
  general_e: { ...paper, amount: 'gross', platform: 'regional' },
  fiscal: { ...checked, numberLength: 10, amount: 'gross', platform: 'finance' },
}

/** Whether this kind's number has 20 digits and stands alone, without 发票代码. */
export const isDigital = (kind: InvoiceKind) => kindNeeds[kind].numberLength === 20

/** Whether a 20-digit number may belong to this kind: 数电票, and those printed on paper beside a code. */
export const mayHaveLongNumber = (kind: InvoiceKind) => isDigital(kind) || kind.startsWith('digital_paper_')
