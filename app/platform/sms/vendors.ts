import type { z } from 'zod'
import { aliyun } from './aliyun-vendor.ts'
import { httpGateway } from './http-vendor.ts'
import { tencent } from './tencent-vendor.ts'
import type { Place } from './vendor.ts'

/** Every SMS vendor. */
export const smsVendors = [httpGateway, aliyun, tencent] as const

export type AnyVendor = (typeof smsVendors)[number]
export type SmsVendorName = AnyVendor['name']
export const smsVendorNames = smsVendors.map(({ name }) => name)

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type AllSettings = Extract<AllOf<AnyVendor['settings']>, z.ZodRawShape>

/** The settings of all vendors, for the configuration. */
export const vendorSettings: AllSettings = Object.assign({}, ...smsVendors.map(({ settings }) => settings))

export const vendorNamed = (name: string | undefined): AnyVendor | undefined =>
  smsVendors.find((vendor) => vendor.name === name)

/** As a vendor's receipts are addressed in that place; its deliveries say `sms-<name>`. */
export const nameIn = ({ name, nameAsSecond }: AnyVendor, place: Place): string =>
  place === 'second' ? (nameAsSecond ?? name) : name

/** What the configuration must hold for a vendor in that place. */
export const needsOf = (vendor: AnyVendor, place: Place): string[] => [
  ...(vendor.approvedOnly ? ['SMS_SIGN'] : []),
  ...vendor.needs(place),
]
