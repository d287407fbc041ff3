import { config } from '#app/platform/config.ts'
import { openPooled } from '#app/platform/database-address.ts'
import type { Opened } from '#db/client.ts'
import { createQueue, type Queue } from '#jobs/queue.ts'

export type Runtime = Opened & { queue: Queue }

let opened: Runtime | undefined

/** The one pool and the one queue of this process, opened at the first call. */
export function runtime(): Runtime {
  opened ??= open()
  return opened
}

function open(): Runtime {
  const settings = config()
  const database = openPooled(settings, {
    max: settings.DATABASE_POOL,
    statementTimeoutMs: 8000,
    name: `fapiao-desk ${process.env.FAPIAO_PROCESS ?? 'command'}`,
  })
  return { ...database, queue: createQueue(settings) }
}

export async function closeRuntime(): Promise<void> {
  const closing = opened
  opened = undefined
  await Promise.all([closing?.queue.close(), closing?.close()])
}
