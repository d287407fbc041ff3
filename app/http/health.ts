import { Router } from 'express'
import { closing } from '#app/http/closing.ts'
import { readiness } from '#app/platform/readiness.ts'

/** `/healthz`: the process runs. `/readyz`: its database and queue answer; a 503 names the missing part. */
export function health(): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').json({ alive: true }))
  router.get('/readyz', async (_req, res) => {
    const { ready, parts } = await readiness()
    const isReady = ready && !closing.signal.aborted
    const missing = Object.entries(parts).flatMap(([part, works]) => (works ? [] : [part]))
    if (closing.signal.aborted) missing.push('stopping')
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready: isReady, missing })
  })
  return router
}
