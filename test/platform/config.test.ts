import { mkdtempSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keyBytes } from '#test/support/programs.ts'
import { ConfigError, loadConfig, withEmbeddedDefaults, type Env } from '#app/platform/config.ts'

const key = (id: string) => `${id}:${keyBytes(id)}`
/** Random bytes, written twice to be long enough. */
const half = createHash('sha256').update('half').digest().subarray(0, 16)
const good = { DATABASE_URL: 'postgres://app:secret@db.invalid/desk', SECRET_KEYS: key('k1') }

function problemsOf(env: Env): readonly string[] {
  try {
    loadConfig({ ...good, ...env })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('the environment', () => {
  test('needs only a database and keys; the rest has defaults', () => {
    expect(loadConfig(good)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      BASE_URL: 'http://127.0.0.1:3000',
      DEMO: false,
      SMS_PROVIDER: 'sandbox',
      SWEEP_SECONDS: 60,
      TRUST_PROXY: 0,
    })
  })

  test('names every problem at once, also what one setting asks of another', () => {
    const problems = problemsOf({
      PORT: 'x',
      SMTP_URL: 'mail',
      SMS_PROVIDER: 'http',
      REDIS_CLUSTER: '1',
      SECRET_KEYS: 'k1',
    })
    expect(new Set(problems.map((problem) => problem.split(/[: ]/)[0]))).toEqual(
      new Set(['PORT', 'REDIS_URL', 'SECRET_KEYS', 'SMS_HTTP_URL', 'SMTP_URL']),
    )
  })

  test('takes several addresses of a Redis cluster, and of nothing else', () => {
    const several = 'redis://10.0.0.1:6379,redis://10.0.0.2:6379'
    expect(problemsOf({ REDIS_URL: several, REDIS_CLUSTER: '1' })).toEqual([])
    expect(problemsOf({ REDIS_URL: several })).toEqual([expect.stringMatching(/REDIS_CLUSTER=1/)])
    expect(problemsOf({ REDIS_URL: `${several},10.0.0.3`, REDIS_CLUSTER: '1' })).toEqual([
      expect.stringMatching(/^REDIS_URL: must be/),
    ])
  })

  test('says what is missing', () => {
    expect(problemsOf({ DATABASE_URL: undefined, SECRET_KEYS: '' })).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing/),
      expect.stringMatching(/^SECRET_KEYS is missing/),
    ])
  })

  test('shows no value of a wrong secret', () => {
    expect(
      problemsOf({ SECRET_KEYS: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@x/y' }).join(),
    ).not.toContain('hunter2')
  })

  test.each([
    ['BOUNCE_DOMAIN', 'bounces'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DEMO', 'yes'],
    ['BASE_URL', 'desk.invalid'],
    ['BASE_URL', 'https://desk.invalid/fapiao'],
    ['BASE_URL', 'https://desk.invalid/?from=proxy'],
    ['SECRET_KEYS', `${key('k1')},k2:short`],
    ['SECRET_KEYS', 'k1:' + Buffer.alloc(31).toString('base64')],
    ['SECRET_KEYS', 'k1:' + Buffer.alloc(32).toString('base64')],
    ['SECRET_KEYS', 'k1:' + Buffer.from('abcd'.repeat(8)).toString('base64')],
    ['SECRET_KEYS', 'k1:' + Buffer.from('abcdefgh'.repeat(4)).toString('base64')],
    ['SECRET_KEYS', 'k1:' + Buffer.from('correct horse battery staple 123').toString('base64')],
    ['SECRET_KEYS', 'k1:' + Buffer.concat([half, half]).toString('base64')],
    ['SECRET_KEYS', `${key('k1')},${key('k1')}`],
    ['LOG_LEVEL', 'loud'],
    ['SMS_PROVIDER', 'pigeon'],
    ['QUIET_HOURS', '9pm-8am'],
    ['SMS_HTTP_SECRET', 'short'],
    ['SMS_SECOND_PROVIDER', 'sandbox'],
    ['DESK_HOURS', '9 to 5'],
    ['DESK_PHONE', 'ask for Li'],
    ['DESK_EMAIL', 'desk'],
    ['DESK_CHANNELS', '微信公众号'],
    ['SMS_SIGN', '【发票服务台】'],
    ['ROBOT_FEISHU_ENDPOINT', 'ftp://open.feishu.cn'],
    ['SMS_ALIYUN_ENDPOINT', 'dysmsapi.aliyuncs.com'],
    ['SMS_ALIYUN_TEMPLATES', 'incident-update=SMS_123'],
    ['SMS_ALIYUN_TEMPLATES', '{"incident-update":5}'],
    ['SMS_TENCENT_TEMPLATES', '{"incident-update":"449739"}'],
    ['SMS_TENCENT_APP_ID', 'desk'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toHaveLength(1)
  })

  test.each(['/nowhere/key.pem', 'package.json'])('refuses %s as the key that signs mails', (file) => {
    const dkim = { DKIM_DOMAIN: 'desk.example', DKIM_SELECTOR: 's1', DKIM_KEY_FILE: file }
    expect(problemsOf(dkim)).toEqual(['DKIM_KEY_FILE: must be a readable PEM file with a private RSA key'])
  })

  test.each(['2525', '127.0.0.1:70000', '127.0.0.1:', 'a b:25'])('refuses to take mails at %s', (place) => {
    expect(problemsOf({ BOUNCE_DOMAIN: 'bounces.desk.example', INBOUND_SMTP: place })).toEqual([
      'INBOUND_SMTP: must be host:port',
    ])
  })

  test('what takes mails that come back needs the domain they come back to', () => {
    expect(
      problemsOf({ INBOUND_SMTP: '[::1]:2525', INBOUND_SECRET: 'a-secret-of-some-mail-server' }),
    ).toEqual([
      'BOUNCE_DOMAIN is missing: INBOUND_SMTP needs it',
      'BOUNCE_DOMAIN is missing: INBOUND_SECRET needs it',
    ])
    const taken = { BOUNCE_DOMAIN: 'bounces.desk.example', INBOUND_SMTP: '[::1]:2525' }
    expect(loadConfig({ ...good, ...taken }).INBOUND_SMTP).toEqual({ host: '::1', port: 2525 })
  })

  test('the settings that sign mails go together', () => {
    expect(problemsOf({ DKIM_DOMAIN: 'desk.example' })).toEqual([
      'DKIM_SELECTOR is missing: the three DKIM settings go together',
      'DKIM_KEY_FILE is missing: the three DKIM settings go together',
    ])
  })

  test('how the desk is reached is taken apart, and is nothing where nothing is set', () => {
    const set = {
      DESK_HOURS: '08:30-17:30',
      DESK_CHANNELS: '微信公众号=发票服务台; 微博=https://weibo.invalid/desk?a=1',
    }
    expect(loadConfig({ ...good, ...set })).toMatchObject({
      DESK_HOURS: { from: '08:30', to: '17:30' },
      DESK_CHANNELS: [
        { name: '微信公众号', at: '发票服务台' },
        { name: '微博', at: 'https://weibo.invalid/desk?a=1' },
      ],
    })
    const { DESK_PHONE, DESK_EMAIL, DESK_HOURS, DESK_OPERATOR, DESK_CHANNELS } = loadConfig(good)
    expect([DESK_PHONE, DESK_EMAIL, DESK_HOURS, DESK_OPERATOR]).toEqual(Array(4).fill(undefined))
    expect(DESK_CHANNELS).toEqual([])
  })

  test('asks for all that an SMS provider needs', () => {
    const missing = (provider: string) =>
      problemsOf({ SMS_PROVIDER: provider }).map((problem) => problem.split(' is missing')[0])

    expect(missing('aliyun')).toEqual([
      'SMS_SIGN',
      'SMS_ALIYUN_KEY_ID',
      'SMS_ALIYUN_KEY_SECRET',
      'SMS_ALIYUN_TEMPLATES',
    ])
    expect(missing('tencent')).toEqual([
      'SMS_SIGN',
      'SMS_TENCENT_APP_ID',
      'SMS_TENCENT_SECRET_ID',
      'SMS_TENCENT_SECRET_KEY',
      'SMS_TENCENT_TEMPLATES',
    ])
  })

  test('says which template is wrong and what about it', () => {
    expect(problemsOf({ SMS_ALIYUN_TEMPLATES: '{"incident-update":5}' })).toEqual([
      expect.stringMatching(/^SMS_ALIYUN_TEMPLATES: "incident-update" must be a template code/),
    ])
  })

  test('reads the templates of an SMS provider, and knows where the provider is', () => {
    const templates = '{"incident-update":"SMS_123"}'
    const { SMS_ALIYUN_TEMPLATES, SMS_ALIYUN_ENDPOINT, SMS_TENCENT_ENDPOINT } = loadConfig({
      ...good,
      SMS_PROVIDER: 'aliyun',
      SMS_SIGN: '发票服务台',
      SMS_ALIYUN_KEY_ID: 'id',
      SMS_ALIYUN_KEY_SECRET: 'secret',
      SMS_ALIYUN_TEMPLATES: templates,
    })
    expect(SMS_ALIYUN_TEMPLATES).toEqual({ 'incident-update': { code: 'SMS_123', params: null } })
    expect(SMS_ALIYUN_ENDPOINT).toBe('https://dysmsapi.aliyuncs.com')
    expect(SMS_TENCENT_ENDPOINT).toBe('https://sms.tencentcloudapi.com')
  })

  test('takes a typed key behind a random one, so that it can be left', () => {
    const typed = `k1:${Buffer.from('correct horse battery staple 123').toString('base64')}`
    expect(problemsOf({ SECRET_KEYS: `${key('k2')},${typed}` })).toEqual([])
  })

  test('takes several keys, and a base address without its last slash', () => {
    const { SECRET_KEYS, BASE_URL } = loadConfig({
      ...good,
      SECRET_KEYS: `${key('k2')},${key('k1')}`,
      BASE_URL: 'https://a.invalid/',
    })
    expect(SECRET_KEYS.split(',')).toHaveLength(2)
    expect(BASE_URL).toBe('https://a.invalid')
  })
})

test('beside an embedded database a command finds its address and keys, and demo is on unless switched off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-config-'))
  writeFileSync(join(folder, 'database-url'), `${good.DATABASE_URL}\n`)
  writeFileSync(join(folder, 'keys'), `${good.SECRET_KEYS}\n`)
  expect(loadConfig(withEmbeddedDefaults({ DATA_DIR: folder }))).toMatchObject({ ...good, DEMO: true })
  expect(loadConfig(withEmbeddedDefaults({ DATA_DIR: folder, DEMO: '0' }))).toMatchObject({ DEMO: false })
  const demoOf = (DATABASE_URL: string) =>
    loadConfig(withEmbeddedDefaults({ DATA_DIR: folder, DATABASE_URL })).DEMO
  // A second web process names the address of the embedded database, and belongs to the same demo.
  expect(demoOf(good.DATABASE_URL)).toBe(true)
  expect(demoOf('postgres://app:secret@other.invalid/desk')).toBe(false)
})
