import { join } from 'node:path'
import express, { Router } from 'express'

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c5d99"/>
<path d="M9 6h14v20l-3.5-2.3L16 26l-3.500-2.300L9 26z" fill="#fff"/><path d="m12.500 14.500 2.500 2.500 5-5" fill="none" stroke="#1c5d99" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/></svg>`

export const assetFolder = join(process.cwd(), 'build', 'pages', 'client', 'assets')

/**
 * Built files: names of assets carry a hash of their content, so they never change. Whole ones are answered from memory
 * ahead of Express; what is left for here is who asks for a part of one, or for one that is not there.
 */
export function staticFiles(): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(assetFolder, { immutable: true, maxAge: '1y', index: false, redirect: false }),
  )
  router.use('/assets', (_req, res) => void res.status(404).set('Cache-Control', 'no-store').end())
  router.get(['/favicon.ico', '/favicon.svg'], (_req, res) => {
    res.type('image/svg+xml').set('Cache-Control', 'public, max-age=86400').send(icon)
  })
  return router
}
