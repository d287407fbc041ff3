import { createServer, type RequestListener, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { mayStart } from '#app/domain/people/staff/start-check.ts'
import { closing } from '#app/http/closing.ts'
import { config } from '#app/platform/config.ts'
import { ofWeb, tellConnections } from '#app/platform/connections.ts'
import { reportFailedStart } from '#app/platform/failed-start.ts'
import { log } from '#app/platform/log.ts'
import { queueAnswers } from '#app/platform/readiness.ts'
import { tellSettings } from '#app/platform/tell-settings.ts'
import { runProcess } from '#app/platform/process.ts'
import { watchDatabase, startWithoutDatabase } from '#app/platform/database-health.ts'
import { closeRuntime, runtime } from '#app/platform/runtime.ts'

/** Listens, and stops gracefully: no new connections, streams end, answers under way are finished until the deadline. */
export async function serve(app: RequestListener, server: Server = newServer()): Promise<void> {
  const { HOST, PORT, DATA_DIR } = config()
  server.on('request', app)
  server.requestTimeout = 120_000
  server.headersTimeout = 15_000
  server.maxHeadersCount = 100
  server.keepAliveTimeout = 65_000

  tellSettings()
  const mayWork = await mayStart(runtime(), config())
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(PORT, HOST, listening)
  })
  const pulse = mayWork ? watchDatabase(config()) : startPulseLater()
  runProcess('web', DATA_DIR, async (deadlineMs) => {
    closing.abort()
    await drain(server, deadlineMs)
    await Promise.all([closeRuntime(), pulse.stop()])
  })
  const connections = ofWeb(config())
  log.info({ host: HOST, port: PORT, connections }, 'the web process listens')
  void tellConnections(runtime().sql, connections)
  void tellQueue()
  process.send?.('ready')
}

/** The queue of a worker that starts later is not there yet, one on a wrong address never will be: both are said. */
async function tellQueue() {
  if (await queueAnswers()) return
  const { REDIS_URL } = config()
  log.warn(
    `the queue does not answer (${REDIS_URL ? 'REDIS_URL' : 'no worker has made it yet'}): messages wait for the next sweep`,
  )
}

/** Node looks every 30 s only whose time for headers or a body is up. */
const newServer = () => createServer({ connectionsCheckingInterval: 5000 })

const askAgainMs = 500

/**
 * Where the database is away at the start, pages that need it are refused until it has been asked whether this process
 * may work on it: not even the first request may write under a wrong key.
 */
function startPulseLater(): { stop(): Promise<void> } {
  let stopped = false
  let pulse: { stop(): Promise<void> } | undefined
  startWithoutDatabase()
  const ask = async () => {
    while (!stopped && !pulse) {
      if (await mayStart(runtime(), config())) pulse = watchDatabase(config())
      else await wait(askAgainMs)
    }
  }
  ask().catch(reportFailedStart)
  return {
    async stop() {
      stopped = true
      await pulse?.stop()
    },
  }
}

function drain(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs)
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}
