import { getPriority, hostname, setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '#app/domain/ground/context.ts'
import { mayStart } from '#app/domain/people/staff/start-check.ts'
import { config } from '#app/platform/config.ts'
import {
  ledgerConnections,
  ofWorker,
  tellConnections,
  workerPool,
  workerRaw,
} from '#app/platform/connections.ts'
import { directUrl, openPooled } from '#app/platform/database-address.ts'
import { reportFailedStart } from '#app/platform/failed-start.ts'
import { log } from '#app/platform/log.ts'
import { runProcess } from '#app/platform/process.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { tellSettings } from '#app/platform/tell-settings.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'
import { openDatabase } from '#db/client.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'
import { handlers, type Handler } from '#jobs/handlers/index.ts'
import { takeBounces } from '#jobs/inbound.ts'
import { createQueue, startWorkers } from '#jobs/queue.ts'
import { everyPeriod } from '#jobs/schedule.ts'
import { stopSoon } from '#jobs/shutdown-flag.ts'
import { sweepOnce, takeLease } from '#jobs/sweep.ts'
import { sweeps } from '#jobs/sweeps.ts'

const askAgainMs = 1000

/** The `nice` value: where the processor is short, pages come before what is done behind them. */
const niceness = 5

const holder = `${hostname()}/${process.pid}`

async function work(): Promise<void> {
  // Where the machine has given it less, more is not this process's to take.
  if (getPriority() < niceness) setPriority(niceness)
  const settings = config()
  tellSettings()
  const { db, sql, close } = openPooled(settings, {
    max: workerPool(settings),
    raw: workerRaw,
    statementTimeoutMs: 60_000,
    name: 'fapiao-desk worker',
  })
  // Before anything is sent or read: what a wrong key can't decrypt must not be tried.
  while (!(await mayStart({ db, sql }, settings))) await wait(askAgainMs)
  const connections = ofWorker(settings)
  await tellConnections(sql, connections)
  // Its plans are settings of a connection.
  const ledger = openDatabase(directUrl(settings), {
    max: ledgerConnections,
    statementTimeoutMs: 60_000,
    name: 'fapiao-desk sender',
    byKey: true,
  })
  const queue = createQueue(settings)
  const context = (): Context => ({ actor: { type: 'system' }, db, enqueue: queue.enqueue, now: new Date() })

  const workers = await startWorkers(settings, (name, data) =>
    perform({ ...context(), ...(name === 'deliveries.drain' ? { db: ledger.db } : {}) }, name, data),
  ).catch((error: unknown) => {
    const setting = settings.REDIS_URL ? 'REDIS_URL' : 'DATABASE_URL'
    throw new StartRefusal(`${setting}: the queue can't be used: ${reasonOf(error)}`)
  })
  const inbound = takeBounces(settings, context)
  const period = settings.SWEEP_SECONDS
  const sweeping = everyPeriod(period, async () => {
    await workers.repair().catch((err: unknown) => log.warn({ err }, 'the queue could not be repaired'))
    if (await takeLease(sql, 'sweep', holder, period * 0.9)) await sweepOnce(context(), sweeps)
  })

  runProcess('worker', settings.DATA_DIR, async (deadlineMs) => {
    stopSoon()
    await Promise.all([sweeping.stop(), inbound.stop(), workers.close(deadlineMs)])
    await Promise.all([queue.close(), close(), ledger.close()])
  })
  log.info({ connections }, 'the worker is ready')
  process.send?.('ready')
}

/** Logged and thrown on: the engine tries again as often as the definition says. */
async function perform<N extends JobName>(ctx: Context, name: N, data: JobData<N>): Promise<void> {
  const handle: Handler<N> = handlers[name]
  try {
    await handle(ctx, data)
  } catch (error) {
    log.error({ err: error, job: name, data }, 'a job failed')
    throw error
  }
}

work().catch(reportFailedStart)
