type Given = Record<string, string | undefined>

/** What each SMS provider asks for. */
const smsNeeds = {
  http: ['SMS_HTTP_URL'],
  aliyun: ['SMS_SIGN', 'SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', 'SMS_ALIYUN_TEMPLATES'],
  tencent: [
    'SMS_SIGN',
    'SMS_TENCENT_APP_ID',
    'SMS_TENCENT_SECRET_ID',
    'SMS_TENCENT_SECRET_KEY',
    'SMS_TENCENT_TEMPLATES',
  ],
}

/** What one setting asks of another. */
const needs: ReadonlyArray<{ setting: string; value: string; names: readonly string[] }> = [
  ...Object.entries(smsNeeds).flatMap(([value, names]) => [
    { setting: 'SMS_PROVIDER', value, names },
    { setting: 'SMS_SECOND_PROVIDER', value, names: value === 'http' ? ['SMS_SECOND_HTTP_URL'] : names },
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
