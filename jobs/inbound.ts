import type { Context } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { receiveMail } from '#app/domain/delivery/inbound-mails/receive-mail.ts'
import type { Config } from '#app/platform/config.ts'
import { listenForMail, MailRefused, type Inbound, type InboundServer } from '#app/platform/inbound-smtp.ts'
import { log } from '#app/platform/log.ts'
import { deliveryOfReturnPath } from '#app/platform/return-path.ts'

type Settings = Pick<Config, 'INBOUND_SMTP' | 'BOUNCE_DOMAIN'>
const usualRetryMs = 5000

/**
 * Keeps mails that come back, where an address to listen at is set; a job reads them. Of several workers on a machine
 * one has the port; the others ask for it now and then and take over when it ends. Meanwhile the mail server keeps what
 * it has.
 */
export function takeBounces(
  { INBOUND_SMTP: at, BOUNCE_DOMAIN: domain }: Settings,
  context: () => Context,
  retryMs = usualRetryMs,
): { stop(): Promise<void> } {
  if (!at || !domain) return { stop: async () => undefined }
  let server: InboundServer | undefined
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let said: unknown

  const listen = async () => {
    try {
      server = await listenForMail({
        ...at,
        accepts: (address) => deliveryOfReturnPath(address, domain) !== null,
        take: (mail) => take(context(), mail, domain),
      })
      log.info({ port: server.port }, 'mails that come back are taken')
      if (isStopped) await server.close()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error
      const level = code === 'EADDRINUSE' ? 'info' : 'error'
      if (code !== said) log[level]({ err: error }, 'nothing that comes back is taken here')
      said = code
      timer = setTimeout(() => void listen(), retryMs).unref()
    }
  }
  void listen()

  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await server?.close()
    },
  }
}

async function take(ctx: Context, { sender, recipient, raw }: Inbound, domain: string): Promise<void> {
  const deliveryId = deliveryOfReturnPath(recipient, domain)
  if (!deliveryId) return
  try {
    await receiveMail(ctx, { source: 'smtp', deliveryId, envelope: { sender, recipient }, raw })
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'tooMany')
      throw new MailRefused(550, '5.7.1 too many mails for this address')
    throw error
  }
}
