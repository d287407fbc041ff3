import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { unmetNeeds } from './config-needs.ts'
import { logLevels } from './log.ts'
import { keysProblem, keysRule, withKeysFile } from './secret-keys.ts'
import { shortText, secret, urlOf } from './setting-types.ts'
import { smsVendorNames, vendorSettings } from './sms/vendors.ts'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
/** Several only for a cluster, which is entered by any of them. */
const redisUrl = urlOf('redis', 'rediss')
const redisUrls = z
  .string()
  .refine((text) => text.split(',').every((part) => redisUrl.safeParse(part.trim()).success), {
    error:
      'must be a URL that begins with redis:// or rediss://, or several with commas between for a cluster',
  })
/** Minutes of the day. */
export type QuietHours = { from: number; until: number }
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const quietHours = z
  .string()
  .regex(/^(off|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/, {
    error: 'must be like 21:00-08:00, or off',
  })
  .transform((text): QuietHours | null => {
    const [from = '', until = ''] = text.split('-')
    return text === 'off' || from === until ? null : { from: minutesOf(from), until: minutesOf(until) }
  })
const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, { error: 'must be a domain' })
const hostAndPort = z
  .string()
  .regex(/^([\w.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/i, { error: 'must be host:port' })
  .transform((text) => {
    const at = text.lastIndexOf(':')
    return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
  })
  .refine(({ port }) => port <= 65535, { error: 'must be host:port' })
const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be like 09:00-17:00' })
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))
/** `name=where;name=where`: the address of a page, or what the account is called. */
const channels = z
  .string()
  .regex(/^[^=;]+=[^;]+(;[^=;]+=[^;]+)*;?$/, { error: 'must be like 微信公众号=发票服务台;微博=https://…' })
  .transform((text) =>
    text
      .split(';')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at).trim(), at: pair.slice(at + 1).trim() }
      }),
  )
/** The key in the file. */
const keyFile = z.string().transform((path, context) => {
  try {
    const pem = readFileSync(path, 'utf8')
    const { modulusLength = 0 } = createPrivateKey(pem).asymmetricKeyDetails ?? {}
    if (modulusLength >= 1024) return pem
  } catch {
    // Said below: the file and its content are the operator's.
  }
  context.addIssue({ code: 'custom', message: 'must be a readable PEM file with a private RSA key' })
  return z.NEVER
})
/** Routes stand below the root of their host: a path in front of them would be lost from every link. */
const siteUrl = urlOf('http', 'https').refine(
  (text) => {
    // Said already where it is no address at all.
    if (!URL.canParse(text)) return true
    const { pathname, search, hash, username } = new URL(text)
    return pathname === '/' && !search && !hash && !username
  },
  { error: 'must be like https://desk.example.gov, without a path' },
)
const secretKeys = z.string({ error: keysRule }).superRefine((text, context) => {
  const problem = keysProblem(text)
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

const Settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65535).default(3000),
  BASE_URL: siteUrl.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: urlOf('postgres', 'postgresql'),
  /** PostgreSQL itself, where DATABASE_URL leads to a pooler. */
  DATABASE_URL_DIRECT: urlOf('postgres', 'postgresql').optional(),
  DATABASE_POOL: whole(2, 200).default(10),
  REDIS_URL: redisUrls.optional(),
  REDIS_CLUSTER: flag.default(false),
  SECRET_KEYS: secretKeys,
  SMTP_URL: urlOf('smtp', 'smtps').optional(),
  SMTP_CONNECTIONS: whole(1, 100).default(20),
  MAIL_FROM: z.string().default('发票服务台 <no-reply@fapiao-desk.invalid>'),
  DKIM_DOMAIN: domain.optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, { error: 'must be the name before ._domainkey' })
    .optional(),
  DKIM_KEY_FILE: keyFile.optional(),
  /** Where mails that can't be delivered come back to; absent: to the sender's own address. */
  BOUNCE_DOMAIN: domain.optional(),
  INBOUND_SMTP: hostAndPort.optional(),
  INBOUND_SECRET: secret.optional(),
  SMS_PROVIDER: z.enum(['sandbox', ...smsVendorNames]).default('sandbox'),
  /** Takes part of the messages, and more when the first is in trouble. */
  SMS_SECOND_PROVIDER: z.enum(smsVendorNames).optional(),
  /** Of a hundred messages, those for the first. */
  SMS_SHARE: whole(0, 100).default(50),
  SMS_RECEIPT_KEY: secret.optional(),
  SMS_SECOND_RECEIPT_KEY: secret.optional(),
  /** Whether the vendors say by themselves what became of messages, or are asked. */
  SMS_RECEIPTS: z.enum(['push', 'pull']).default('push'),
  SMS_SIGN: z
    .string()
    .regex(/^[^【】\s]{2,12}$/, { error: 'must be the approved sign, 2 to 12 characters without 【】' })
    .optional(),
  ...vendorSettings,
  ROBOT_WECOM_ENDPOINT: urlOf('http', 'https').default('https://qyapi.weixin.qq.com'),
  ROBOT_DINGTALK_ENDPOINT: urlOf('http', 'https').default('https://oapi.dingtalk.com'),
  ROBOT_FEISHU_ENDPOINT: urlOf('http', 'https').default('https://open.feishu.cn'),
  /** Programs inside the house's own network, also without TLS, may be posted to. */
  WEBHOOK_PRIVATE: flag.default(false),
  SMS_DAILY_BUDGET: whole(0, 10_000_000).default(10_000),
  QUIET_HOURS: quietHours.default({ from: 21 * 60, until: 8 * 60 }),
  DESK_OPERATOR: shortText.optional(),
  DESK_PHONE: shortText.regex(/^[+\d][\d -]{2,24}$/, { error: 'must be a phone number' }).optional(),
  DESK_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  DESK_HOURS: hours.optional(),
  DESK_CHANNELS: channels.default([]),
  DEMO: flag.default(false),
  TRUST_PROXY: whole(0, 10).default(0),
  SWEEP_SECONDS: whole(1, 3600).default(60),
  /** How long staff may take back what they did; what they send waits as long. 0: not at all. */
  UNDO_SECONDS: whole(0, 60).default(10),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
export const settingNames: readonly string[] = Object.keys(Settings.shape)

const Environment = Settings.transform((env) => ({
  ...env,
  DATA_DIR: resolve(env.DATA_DIR),
  isBaseUrlDerived: env.BASE_URL === undefined,
  BASE_URL: (env.BASE_URL ?? `http://${reachable(env.HOST)}:${env.PORT}`).replace(/(?<!\/)\/+$/, ''),
}))

export type Env = Record<string, string | undefined>
export type Config = Readonly<z.output<typeof Environment>>

/** The problems of the environment's settings, one a line. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : ['the environment is not right:', ...problems].join('\n  '))
    this.name = 'ConfigError'
  }
}

/** Parses an environment; empty values count as absent. Throws ConfigError with every problem named. */
export function loadConfig(env: Env): Config {
  const { given, problems: ofKeys } = withKeysFile(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  )
  const parsed = Environment.safeParse(given)
  const issues = (parsed.error?.issues ?? []).filter(
    ({ path }) => ofKeys.length === 0 || path[0] !== 'SECRET_KEYS',
  )
  const problems = [...ofKeys, ...issues.map((issue) => problemOf(issue, given)), ...unmetNeeds(given)]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  return parsed.data
}

function problemOf(issue: z.core.$ZodIssue, given: Env): string {
  const name = issue.path.join('.')
  if (given[name] !== undefined) return `${name}: ${issue.message}`
  const hint = name === 'DATABASE_URL' ? ' (npm start runs a database of its own)' : ''
  return `${name} is missing: it ${issue.message}${hint}`
}

/**
 * The environment completed from the data folder: where the embedded database runs, its address and the keys it was
 * given are found there, so that a command needs no setting beside a running `npm start`. The embedded database's
 * demo default does not get lost where its address is given by hand.
 */
export function withEmbeddedDefaults(env: Env): Env {
  const dataDir = env.DATA_DIR || '.data'
  const embedded = readIfThere(join(dataDir, 'database-url'))
  const isEmbedded = !env.DATABASE_URL || env.DATABASE_URL === embedded
  return {
    ...env,
    DATABASE_URL: env.DATABASE_URL || embedded,
    // The embedded one has no pooler before it.
    DATABASE_URL_DIRECT: env.DATABASE_URL ? env.DATABASE_URL_DIRECT : undefined,
    SECRET_KEYS: env.SECRET_KEYS || (env.SECRET_KEYS_FILE ? undefined : readIfThere(join(dataDir, 'keys'))),
    DEMO: env.DEMO || (isEmbedded ? '1' : '0'),
  }
}

let loaded: Config | undefined

/** The process's configuration, parsed at the first call. */
export function config(): Config {
  loaded ??= loadConfig(withEmbeddedDefaults(process.env))
  return loaded
}

const reachable = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
