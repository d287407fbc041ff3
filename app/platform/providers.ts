import type { Database } from '#db/client.ts'
import { config, type Config } from './config.ts'
import { smtpProvider } from './mailer.ts'
import type { Provider } from './provider.ts'
import { robotEndpoints } from './robots/endpoints.ts'
import { robotProvider } from './robots/robot.ts'
import { sandboxProvider } from './sandbox.ts'
import { demoToSandbox } from './demo-to-sandbox.ts'
import type { Pull } from './sms/vendor.ts'
import { smsVendors, vendorNamed } from './sms/vendors.ts'
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
    demoToSandbox({ ...robots, name }, sandboxProvider(db, name))
  return {
    email: SMTP_URL
      ? demoToSandbox(
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
    sms: realSms ? demoToSandbox(realSms, sms) : sms,
    webhook: demoToSandbox(
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

/** One, or two that share the traffic; none where the sandbox takes all. */
function openSmsProviders(env: Config): Provider | null {
  const first = vendorNamed(env.SMS_PROVIDER)?.open(env, 'first') ?? null
  const second = vendorNamed(env.SMS_SECOND_PROVIDER)?.open(env, 'second')
  return first && second ? twoSmsProviders(first, second, env.SMS_SHARE) : first
}

export type ReceiptPull = { provider: string; pull: Pull }

/** The vendors that are asked what became of messages, because they are in use and push nothing. */
export function receiptPulls(env: Config = config()): ReceiptPull[] {
  if (env.SMS_RECEIPTS === 'push') return []
  const used = [env.SMS_PROVIDER, env.SMS_SECOND_PROVIDER]
  return smsVendors
    .filter(({ name }) => used.some((one) => one === name))
    .flatMap(({ name, receipts }) => {
      const pull = receipts?.pull?.(env)
      return pull ? [{ provider: `sms-${name}`, pull }] : []
    })
}

/** Whether a sandbox is in use: only then its messages may be read. */
export const usesSandbox = () => !config().SMTP_URL || config().SMS_PROVIDER === 'sandbox'

export async function closeProviders(): Promise<void> {
  const open = opened
  opened = undefined
  if (open) await Promise.all(Object.values(open).map((provider) => provider.close()))
}
