import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { config } from '#app/platform/config.ts'
import { queueAnswers } from '#app/platform/readiness.ts'
import { robotChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { asState } from './delivery-states.ts'
import { morningToWaitFor } from './quiet-hours.ts'

/** What keeps messages from people at this moment; each with the words `obstacle.<name>`. */
export type Obstacle =
  | { name: 'no_worker' | 'queue_silent' | 'email_sandbox' | 'sms_sandbox' }
  | { name: 'email_failing' | 'sms_failing' | 'robot_failing' | 'webhook_failing'; count: number }
  | { name: 'sms_quiet'; until: Date }

/** More than that is shown as this. */
export const manyFailing = 1000

/**
 * What somebody who is about to publish has to know, and who wonders afterwards why nothing arrives: no worker has
 * swept for two periods, the queue does not answer, a channel has no provider, a provider fails, it is night.
 */
export async function deliveryObstacles(
  ctx: Context,
  { sleeps = false, isQueueUp = queueAnswers }: { sleeps?: boolean; isQueueUp?: () => Promise<boolean> } = {},
): Promise<Obstacle[]> {
  const { SMTP_URL, SMS_PROVIDER, SWEEP_SECONDS } = config()
  const [isUp, [swept], failing, morning] = await Promise.all([
    isQueueUp(),
    ctx.db.execute<{ recently: boolean }>(sql`
      select exists (select from leases where name = 'sweep'
                        and until > now() - make_interval(secs => ${2 * SWEEP_SECONDS})) as recently`),
    ctx.db.execute<{ channel: string; count: number }>(sql`
      select channel, count(*)::int as count
        from (select channel from deliveries where state = ${asState('temporary')} and created_at > now() - interval '1 day' limit ${manyFailing}) d
       group by channel`),
    sleeps ? morningToWaitFor(ctx) : null,
  ])
  const failingOn = (...names: string[]) =>
    failing.filter((row) => names.includes(row.channel)).reduce((sum, { count }) => sum + count, 0)
  const robots = failingOn(...robotChannels)
  const webhooks = failingOn('webhook')
  return [
    ...(swept?.recently ? [] : [{ name: 'no_worker' } as const]),
    ...(isUp ? [] : [{ name: 'queue_silent' } as const]),
    ...(SMTP_URL ? [] : [{ name: 'email_sandbox' } as const]),
    ...(SMS_PROVIDER === 'sandbox' ? [{ name: 'sms_sandbox' } as const] : []),
    ...(failingOn('email') > 0 ? [{ name: 'email_failing', count: failingOn('email') } as const] : []),
    ...(failingOn('sms') > 0 ? [{ name: 'sms_failing', count: failingOn('sms') } as const] : []),
    ...(robots > 0 ? [{ name: 'robot_failing', count: robots } as const] : []),
    ...(webhooks > 0 ? [{ name: 'webhook_failing', count: webhooks } as const] : []),
    ...(morning ? [{ name: 'sms_quiet', until: morning } as const] : []),
  ]
}
