import { z } from 'zod'
import type { Provider } from '#app/platform/provider.ts'

/** The first of two that share the traffic, or the second. */
export type Place = 'first' | 'second'

/** What vendors of approved templates are given beside their own settings. */
export type SharedSettings = { SMS_SIGN?: string | undefined; BASE_URL: string }

/** What a vendor says became of one message; it is found by the delivery, or by the vendor's reference and the number. */
export type VendorReport = {
  isDelivered: boolean
  deliveryId?: string | undefined
  ref?: string | undefined
  mobile?: string | undefined
  /** The vendor's own word for a failure. */
  code?: string | undefined
  /** Text is a time in China, as `YYYY-MM-DD HH:MM:SS`. */
  at?: Date | string | undefined
}

/** A field of a report, whatever a vendor writes it as. */
export const ReportText = z.coerce.string().max(200)

/** Asks what became of messages, for a vendor that pushes nothing: null where there is no answer or no word yet. */
export type Pull =
  | {
      by: 'message'
      ask(message: { mobile: string; ref: string; sentAt: Date }): Promise<VendorReport | null>
    }
  /** What was taken once does not come again; fewer than `most` are the last. */
  | { by: 'queue'; take(): Promise<VendorReport[] | null>; most: number }

export type Receipts<Settings> = {
  /** One report of a push, which holds one or a list of them. */
  report: z.ZodType<VendorReport>
  /** Every body that a push may have, for the description of the API. */
  bodies: readonly z.ZodType[]
  /** Where the list stands inside a body. */
  listIn?: (body: unknown) => unknown
  /**
   * What pushes are signed with, in each place something else: who runs one gateway must not speak for the other.
   * Absent: this vendor signs nothing, and the address it is given holds a key (SMS_RECEIPT_KEY).
   */
  secret?: (settings: Settings, place: Place) => string | undefined
  /** What it wants to hear, or it sends all again. */
  answer: Readonly<Record<string, string | number | boolean>>
  pull?: (settings: Settings) => Pull
}

/**
 * All of an SMS vendor. The configuration and its documents, the choice of providers, receipts with their route and the
 * description of the API derive from the list in `vendors.ts`; its name on the desk is `provider.sms-<name>`.
 */
export type SmsVendor<Name extends string, Shape extends z.ZodRawShape> = {
  /** As in SMS_PROVIDER and in the address of receipts; deliveries say `sms-<name>`. */
  name: Name
  /** Its name as the second provider, where that differs. */
  nameAsSecond?: string
  /** Environment variables, and how each is read. */
  settings: Shape
  /** What they are for, in the table of docs/configuration.md. */
  about: string
  needs(place: Place): ReadonlyArray<keyof Shape & string>
  /** It sends nothing but templates approved there, under an approved sign: own words never reach it. */
  approvedOnly: boolean
  open(settings: z.output<z.ZodObject<Shape>> & SharedSettings, place: Place): Provider
  receipts?: Receipts<z.output<z.ZodObject<Shape>>>
}

export const smsVendor = <const Name extends string, Shape extends z.ZodRawShape>(
  vendor: SmsVendor<Name, Shape>,
): SmsVendor<Name, Shape> => vendor
