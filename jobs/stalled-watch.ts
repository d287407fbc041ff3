import type pg from 'pg'

const everyMs = 2000

type Stallable = { moveStalledJobsToWait(): Promise<unknown> }

/**
 * Looks after jobs whose worker has died. The engine asks and writes for each queue every few seconds, work or none; here
 * one query asks which queues have a job that runs, and only those are looked through.
 */
export function watchStalled(pool: pg.Pool, queues: ReadonlyMap<string, Stallable>) {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const look = async () => {
    try {
      for (const { queue } of (await pool.query<{ queue: string }>(running)).rows)
        await queues.get(queue)?.moveStalledJobsToWait()
    } catch {
      // A database that is away shows everywhere else.
    }
    if (!isStopped) timer = setTimeout(() => void look(), everyMs).unref()
  }
  void look()

  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

const running = `select distinct queue from job where state = 'active'`
