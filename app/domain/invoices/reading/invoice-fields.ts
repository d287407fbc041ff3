import type { InvoiceKind } from './kinds.ts'
import { withoutGrouping } from './spelling.ts'

/**
 * What a QR payload, a file or a person said about one invoice; null where it said nothing. Code, number and
 * check code are text as given (leading zeros kept), cleaned but possibly of the wrong shape: see `checkInvoice`.
 */
export interface InvoiceFields {
  kind: InvoiceKind | null
  code: string | null
  number: string | null
  /** `YYYY-MM-DD`. */
  issuedOn: string | null
  /** Plain decimal with the digits of its source. */
  amount: string | null
  checkCode: string | null
  sellerTaxId: string | null
  buyerTaxId: string | null
}

export type InvoiceField = keyof InvoiceFields

export const noFields: InvoiceFields = {
  kind: null,
  code: null,
  number: null,
  issuedOn: null,
  amount: null,
  checkCode: null,
  sellerTaxId: null,
  buyerTaxId: null,
}

/** Half-width and in upper case, without grouping and what a sheet puts around it; null when nothing is left. */
export const digitsOrNull = (text: string | null | undefined) =>
  text ? withoutGrouping(text).toUpperCase() || null : null
