import { join } from 'node:path'
import express, { Router } from 'express'

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c5d99"/>
<path d="M9 6h14v20l-3.5-2.3L16 26l-3.500-2.300L9 26z" fill="#fff"/><path d="m12.500 14.500 2.500 2.500 5-5" fill="none" stroke="#1c5d99" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** Built files: names of assets carry a hash of their content, so they never change. */
export function staticFiles(folder = join(process.cwd(), 'build', 'pages', 'client')): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  )
  router.use('/assets', (_req, res) => void res.status(404).set('Cache-Control', 'no-store').end())
  router.get(['/favicon.ico', '/favicon.svg'], (_req, res) => {
    res.type('image/svg+xml').set('Cache-Control', 'public, max-age=86400').send(icon)
  })
  return router
}
