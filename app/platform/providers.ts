import type { Database } from '#db/client.ts'
import { config, type Config } from './config.ts'
import { smtpProvider } from './mailer.ts'
import type { Provider } from './provider.ts'
import { robotEndpoints } from './robots/endpoints.ts'
import { robotProvider } from './robots/robot.ts'
import { sandboxProvider } from './sandbox.ts'
import { sparingDemoAddresses } from './sparing-demo.ts'
import { aliyunSmsProvider } from './sms/aliyun.ts'
import type { AliyunAccount } from './sms/aliyun-receipts.ts'
import { httpSmsProvider } from './sms/http-gateway.ts'
import { tencentSmsProvider } from './sms/tencent.ts'
import type { TencentAccount } from './sms/tencent-receipts.ts'
import { twoSmsProviders } from './sms/two-providers.ts'
import { webhookProvider } from './webhooks/webhook.ts'

export type Providers = Record<'email' | 'sms' | 'webhook' | 'wecom' | 'dingtalk' | 'feishu', Provider>

let opened: Providers | undefined

/**
 * The providers of this process as configured; mail and SMS without one go to the sandbox. Robots and programs need
 * none: who subscribes brings the address and its key.
 */
export function providers(db: Database): Providers {
  opened ??= openProviders(db)
  return opened
}

function openProviders(db: Database): Providers {
  const { SMTP_URL, SMTP_CONNECTIONS, MAIL_FROM, BASE_URL, BOUNCE_DOMAIN, WEBHOOK_PRIVATE } = config()
  const email = sandboxProvider(db, 'email')
  const sms = sandboxProvider(db, 'sms')
  const realSms = openSmsProviders(config())
  const robots = robotProvider({ endpoints: robotEndpoints(config()) })
  const robot = (name: 'wecom' | 'dingtalk' | 'feishu') =>
    sparingDemoAddresses({ ...robots, name }, sandboxProvider(db, name))
  return {
    email: SMTP_URL
      ? sparingDemoAddresses(
          smtpProvider({
            url: SMTP_URL,
            from: MAIL_FROM,
            host: new URL(BASE_URL).hostname,
            signing: dkimOf(config()),
            bounceDomain: BOUNCE_DOMAIN,
            connections: SMTP_CONNECTIONS,
          }),
          email,
        )
      : email,
    sms: realSms ? sparingDemoAddresses(realSms, sms) : sms,
    webhook: sparingDemoAddresses(
      webhookProvider({ allowsPrivate: WEBHOOK_PRIVATE }),
      sandboxProvider(db, 'webhook'),
    ),
    wecom: robot('wecom'),
    dingtalk: robot('dingtalk'),
    feishu: robot('feishu'),
  }
}

const dkimOf = ({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: key }: Config) =>
  domain && selector && key ? { domain, selector, key } : undefined

/** One, or two that share the traffic. */
function openSmsProviders(env: Config): Provider | null {
  const first = openSms(env, env.SMS_PROVIDER)
  const second =
    env.SMS_SECOND_PROVIDER === 'http'
      ? httpSmsProvider(env.SMS_SECOND_HTTP_URL ?? '', 'sms-http-2')
      : env.SMS_SECOND_PROVIDER
        ? openSms(env, env.SMS_SECOND_PROVIDER)
        : null
  return first && second ? twoSmsProviders(first, second, env.SMS_SHARE) : first
}

/** The SMS provider of that name, or none: what each needs was asked for when the configuration was read. */
function openSms(env: Config, name: Config['SMS_PROVIDER']): Provider | null {
  const common = { sign: env.SMS_SIGN ?? '', baseUrl: env.BASE_URL }
  switch (name) {
    case 'sandbox':
      return null
    case 'http':
      return httpSmsProvider(env.SMS_HTTP_URL ?? '')
    case 'aliyun':
      return aliyunSmsProvider({
        ...common,
        ...aliyunAccount(env),
        templates: env.SMS_ALIYUN_TEMPLATES ?? {},
      })
    case 'tencent':
      return tencentSmsProvider({
        ...common,
        ...tencentAccount(env),
        templates: env.SMS_TENCENT_TEMPLATES ?? {},
      })
  }
}

const aliyunAccount = (env: Config) => ({
  endpoint: env.SMS_ALIYUN_ENDPOINT,
  keyId: env.SMS_ALIYUN_KEY_ID ?? '',
  keySecret: env.SMS_ALIYUN_KEY_SECRET ?? '',
})

const tencentAccount = (env: Config) => ({
  endpoint: env.SMS_TENCENT_ENDPOINT,
  region: env.SMS_TENCENT_REGION,
  appId: env.SMS_TENCENT_APP_ID ?? '',
  secretId: env.SMS_TENCENT_SECRET_ID ?? '',
  secretKey: env.SMS_TENCENT_SECRET_KEY ?? '',
})

export type ReceiptAccounts = { aliyun?: AliyunAccount; tencent?: TencentAccount }

/** The clouds that are asked what became of messages, because they are in use and push nothing. */
export function receiptAccounts(env: Config = config()): ReceiptAccounts {
  if (env.SMS_RECEIPTS === 'push') return {}
  const used = new Set([env.SMS_PROVIDER, env.SMS_SECOND_PROVIDER])
  return {
    ...(used.has('aliyun') ? { aliyun: aliyunAccount(env) } : {}),
    ...(used.has('tencent') ? { tencent: tencentAccount(env) } : {}),
  }
}

/** Whether a sandbox is in use: only then its messages may be read. */
export const usesSandbox = () => !config().SMTP_URL || config().SMS_PROVIDER === 'sandbox'

export async function closeProviders(): Promise<void> {
  const open = opened
  opened = undefined
  if (open) await Promise.all(Object.values(open).map((provider) => provider.close()))
}
