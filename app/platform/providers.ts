import type { Database } from '#db/client.ts'
import { config } from './config.ts'
import { smtpProvider } from './mailer.ts'
import type { Provider } from './provider.ts'
import { sandboxProvider } from './sandbox.ts'
import { httpSmsProvider } from './sms/http-gateway.ts'

export type Providers = { email: Provider; sms: Provider }

let opened: Providers | undefined

/** The providers of this process as configured; a channel without one goes to the sandbox. */
export function providers(db: Database): Providers {
  opened ??= openProviders(db)
  return opened
}

function openProviders(db: Database): Providers {
  const { SMTP_URL, MAIL_FROM, BASE_URL, SMS_PROVIDER, SMS_HTTP_URL } = config()
  const email = sandboxProvider(db, 'email')
  const sms = sandboxProvider(db, 'sms')
  return {
    email: SMTP_URL
      ? sparingDemoAddresses(smtpProvider(SMTP_URL, MAIL_FROM, new URL(BASE_URL).hostname), email)
      : email,
    sms:
      SMS_PROVIDER === 'http' && SMS_HTTP_URL
        ? sparingDemoAddresses(httpSmsProvider(SMS_HTTP_URL), sms)
        : sms,
  }
}

/** Whatever provider is configured, addresses of the demo data only ever reach the sandbox. */
const sparingDemoAddresses = (real: Provider, sandbox: Provider): Provider => ({
  ...real,
  send: (parcel) => (parcel.demo ? sandbox : real).send(parcel),
})

/** Whether a sandbox is in use: only then its messages may be read. */
export const usesSandbox = () => !config().SMTP_URL || config().SMS_PROVIDER === 'sandbox'

export async function closeProviders(): Promise<void> {
  const open = opened
  opened = undefined
  if (open) await Promise.all([open.email.close(), open.sms.close()])
}
