import { needsOf, smsVendors } from './sms/vendors.ts'

type Given = Record<string, string | undefined>

/** What one setting asks of another. */
const needs: ReadonlyArray<{ setting: string; value: string; names: readonly string[] }> = [
  ...smsVendors.flatMap((vendor) => [
    { setting: 'SMS_PROVIDER', value: vendor.name, names: needsOf(vendor, 'first') },
    { setting: 'SMS_SECOND_PROVIDER', value: vendor.name, names: needsOf(vendor, 'second') },
  ]),
  { setting: 'REDIS_CLUSTER', value: '1', names: ['REDIS_URL'] },
]

/** What a setting asks for, whatever its value. */
const companions = [
  { setting: 'INBOUND_SMTP', name: 'BOUNCE_DOMAIN' },
  { setting: 'INBOUND_SECRET', name: 'BOUNCE_DOMAIN' },
]

const dkimSettings = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']

/** Told beside the rest and not after it. */
export const unmetNeeds = (given: Given): string[] => [
  ...(given.REDIS_URL?.includes(',') && given.REDIS_CLUSTER !== '1'
    ? ['REDIS_URL: several addresses are those of a cluster, which needs REDIS_CLUSTER=1']
    : []),
  ...dkimSettings
    .filter((name) => !given[name] && dkimSettings.some((other) => given[other]))
    .map((name) => `${name} is missing: the three DKIM settings go together`),
  ...companions
    .filter(({ setting, name }) => given[setting] && !given[name])
    .map(({ setting, name }) => `${name} is missing: ${setting} needs it`),
  ...needs
    .filter(({ setting, value }) => given[setting] === value)
    .flatMap(({ setting, value, names }) =>
      names.filter((name) => !given[name]).map((name) => `${name} is missing: ${setting}=${value} needs it`),
    ),
]
