import type { StaffActor } from '#app/domain/ground/context.ts'
import { startSession } from '#app/domain/people/staff/sign-in.ts'
import { staffCookie } from '#app/http/cookies.ts'
import { openDatabase } from '#db/client.ts'
import { asker, type Ask } from '#test/bench/ask.ts'
import type { FilledServer } from '#test/bench/fill/server.ts'
import { freePort } from '#test/support/free-port.ts'
import { run } from '#test/support/programs.ts'
import { until } from '#test/support/until.ts'

export type Web = { url: string; pid: number; ask: Ask; stop: () => Promise<void> }

/** One web process of the built product on a filled database, without a worker. */
export async function startWeb(filled: FilledServer): Promise<Web> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const web = run('node', ['--enable-source-maps', 'build/web.js'], {
    FAPIAO_PROCESS: 'web',
    LOG_LEVEL: 'error',
    DATABASE_URL: filled.url,
    SECRET_KEYS: process.env.SECRET_KEYS ?? '',
    DATA_DIR: filled.folder,
    BASE_URL: url,
    PORT: String(port),
  })
  const ask = asker(url)
  await until(
    'the web process is ready',
    async () => {
      if (web.process.exitCode !== null) throw new Error(`the web process ended:\n${web.output()}`)
      const answer = await ask({ path: '/readyz' }).catch(() => undefined)
      return answer?.status === 200
    },
    60_000,
  )
  return {
    url,
    pid: web.process.pid ?? 0,
    ask,
    async stop() {
      web.process.kill('SIGTERM')
      await web.ended
    },
  }
}

/** The Cookie header of somebody who has signed in. */
export async function signIn(url: string, { id }: StaffActor): Promise<string> {
  const { db, close } = openDatabase(url, { max: 1 })
  try {
    const ctx = { actor: { type: 'system' as const }, db, enqueue: async () => undefined, now: new Date() }
    const token = await startSession(ctx, id, { address: '127.0.0.1', userAgent: 'bench' })
    return (await staffCookie.serialize(token)).split(';')[0] ?? ''
  } finally {
    await close()
  }
}
