import { Router } from 'express'
import { closing } from '#app/http/closing.ts'
import { readiness } from '#app/platform/readiness.ts'

/**
 * `/healthz`: the process runs. `/readyz`: traffic may come here; a 503 names what is missing, and warnings are for
 * operators alone.
 */
export function health(hasCopies: () => boolean): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').json({ alive: true }))
  router.get('/readyz', async (_req, res) => {
    const { missing, warnings } = await readiness({ hasCopies: hasCopies() })
    if (closing.signal.aborted) missing.push('stopping')
    const ready = missing.length === 0
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready, missing, warnings })
  })
  return router
}
