import { createServer, type RequestListener, type Server } from 'node:http'
import { closing } from '#app/http/closing.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { runProcess } from '#app/platform/process.ts'
import { startPulse } from '#app/platform/pulse.ts'
import { closeRuntime } from '#app/platform/runtime.ts'

/** Listens, and stops gracefully: no new connections, streams end, answers under way are finished until the deadline. */
export async function serve(app: RequestListener, server: Server = createServer()): Promise<void> {
  const { HOST, PORT, DATA_DIR, DATABASE_URL } = config()
  server.on('request', app)
  server.requestTimeout = 120_000
  server.headersTimeout = 15_000
  server.maxHeadersCount = 100
  server.keepAliveTimeout = 65_000

  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(PORT, HOST, listening)
  })
  const pulse = startPulse(DATABASE_URL)
  runProcess('web', DATA_DIR, async (deadlineMs) => {
    closing.abort()
    await drain(server, deadlineMs)
    await Promise.all([closeRuntime(), pulse.stop()])
  })
  log.info({ host: HOST, port: PORT }, 'the web process listens')
  process.send?.('ready')
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
