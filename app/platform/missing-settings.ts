import { config, type Config } from './config.ts'

/** What a production installation should have set and has not; each without which it runs, but not as it is meant. */
export type MissingSetting = 'SMTP_URL' | 'SMS_PROVIDER' | 'BASE_URL'

type Given = Pick<Config, 'NODE_ENV' | 'DEMO' | 'SMTP_URL' | 'SMS_PROVIDER' | 'BASE_URL' | 'isBaseUrlDerived'>

/** None in a demo and outside production: the sandbox is what is wanted there. */
export function missingSettings(settings: Given = config()): MissingSetting[] {
  if (settings.NODE_ENV !== 'production' || settings.DEMO) return []
  return [
    ...(settings.SMTP_URL ? [] : (['SMTP_URL'] as const)),
    ...(settings.SMS_PROVIDER === 'sandbox' ? (['SMS_PROVIDER'] as const) : []),
    ...(settings.isBaseUrlDerived ? (['BASE_URL'] as const) : []),
  ]
}

/** The same for operators: the setting, and what comes of its absence. */
export const missingSettingLines = (settings: Given = config()): string[] =>
  missingSettings(settings).map((name) => `${name}: not set, ${consequences[name](settings)}`)

const consequences: Record<MissingSetting, (settings: Given) => string> = {
  SMTP_URL: () => 'mails stay in the sandbox and reach nobody',
  SMS_PROVIDER: () => 'SMS stay in the sandbox and reach nobody',
  BASE_URL: ({ BASE_URL }) => `links lead to ${BASE_URL} and cookies are sent without Secure`,
}
