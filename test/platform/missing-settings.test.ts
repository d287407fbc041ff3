import { expect, test } from 'vitest'
import { loadConfig, type Env } from '#app/platform/config.ts'
import { diskWarnings } from '#app/platform/disk-space.ts'
import { missingSettingLines, missingSettings } from '#app/platform/missing-settings.ts'
import { unknownSettings, unknownSettingsLine } from '#app/platform/unknown-settings.ts'
import { keyBytes } from '#test/support/programs.ts'

const settings = (env: Env) =>
  loadConfig({
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://app@db.invalid/desk',
    SECRET_KEYS: `k1:${keyBytes('k1')}`,
    ...env,
  })
const provided = {
  SMTP_URL: 'smtp://mail.invalid:25',
  SMS_PROVIDER: 'http',
  SMS_HTTP_URL: 'https://sms.invalid/send',
  BASE_URL: 'https://desk.example.gov',
}

test('production without a provider or an address of its own names each, and what comes of it', () => {
  expect(missingSettingLines(settings({}))).toEqual([
    'SMTP_URL: not set, mails stay in the sandbox and reach nobody',
    'SMS_PROVIDER: not set, SMS stay in the sandbox and reach nobody',
    'BASE_URL: not set, links lead to http://127.0.0.1:3000 and cookies are sent without Secure',
  ])
  expect(missingSettings(settings({ ...provided, SMTP_URL: undefined }))).toEqual(['SMTP_URL'])
  expect(missingSettings(settings(provided))).toEqual([])
})

test('a demo and a development server want the sandbox and lack nothing', () => {
  expect(missingSettings(settings({ DEMO: '1' }))).toEqual([])
  expect(missingSettings(settings({ NODE_ENV: 'development' }))).toEqual([])
})

test('names that are a slip away from a setting are named with it, those of our prefixes alone', () => {
  const unknown = unknownSettings({
    BASEURL: 'https://desk.example.gov',
    SECRET_KEY: 'k1:…',
    SMPT_URL: 'smtp://mail.invalid',
    sms_provider: 'http',
    DESK_PHONES: '110',
    SMS_HTTP_TOKEN: 'x',
    METRICS_ADDRESS: '127.0.0.1:9100',
    DESK_PHONE: '12366',
  })
  expect(unknownSettingsLine(unknown)).toBe(
    'settings that are not known: BASEURL (BASE_URL?), DESK_PHONES, METRICS_ADDRESS, SECRET_KEY (SECRET_KEYS?), SMPT_URL (SMTP_URL?), SMS_HTTP_TOKEN, sms_provider (SMS_PROVIDER?)',
  )
})

test('what a shell, npm, a container or a cluster sets is no slip', () => {
  const others = {
    HOME: '/root',
    HOSTNAME: 'web-1',
    PATH: '/bin',
    SHELL: '/bin/sh',
    NODE_VERSION: '20.20.2',
    NODE_OPTIONS: '',
    npm_config_user_agent: 'npm',
    LOGNAME: 'desk',
    DATABASE_SERVICE_HOST: '10.0.0.1',
    SMTP_SERVICE_PORT_SMTP: '25',
    SMTP_PORT_25_TCP_ADDR: '10.0.0.2',
    SECRET_KEYS_FILE: '/run/secrets/keys',
    FAPIAO_PROCESS: 'web',
    PGHOST: 'db',
  }
  expect(unknownSettings(others)).toEqual([])
})

test('a disk of which less than a twentieth is left is told of, and one that can not be asked is not', async () => {
  const space = (bavail: number) => () => Promise.resolve({ bavail, blocks: 1000 })
  expect(await diskWarnings('/data', space(49))).toEqual([expect.stringMatching(/^disk: 4\.9 % is left/)])
  expect(await diskWarnings('/data', space(50))).toEqual([])
  expect(await diskWarnings('/nowhere/at/all')).toEqual([])
})
