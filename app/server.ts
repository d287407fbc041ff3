import { createServer, type RequestListener } from 'node:http'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import {
  createRequestHandler as createRenderer,
  type AppLoadContext,
  type ServerBuild,
} from '@remix-run/node'
import express, { type RequestHandler } from 'express'

// Imports nothing of ours: what must exist once lives in Remix's bundle, and its entry module hands it out.

type Entry = {
  createApp: (pages: RequestHandler, render: Render) => RequestListener
  requestHandlers: (build: ServerBuild) => { pages: RequestHandler; render: Render }
  translateErrors: (build: ServerBuild) => ServerBuild
  loadContext: GetLoadContextFunction
  serve: (app: RequestListener, server?: ReturnType<typeof createServer>) => Promise<void>
  reportFailedStart: (error: unknown) => void
  warmUp: (render: Render) => Promise<void>
}

type Render = (request: Request, context?: AppLoadContext) => Promise<Response>

const entryOf = (build: ServerBuild) => build.entry.module as unknown as Entry

async function startProduction() {
  const raw = (await import(new URL('./pages/server/index.js', import.meta.url).href)) as ServerBuild
  const { createApp, requestHandlers, translateErrors, serve, reportFailedStart, warmUp } = entryOf(raw)
  try {
    const { pages, render } = requestHandlers(translateErrors(raw))
    await serve(createApp(pages, render))
    await warmUp(render)
  } catch (error) {
    reportFailedStart(error)
  }
}

async function startDevelopment() {
  const { createServer: createViteServer } = await import('vite')
  const server = createServer()
  const vite = await createViteServer({ server: { middlewareMode: true, hmr: { server } } })
  const load = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  const app = express()
  app.use(vite.middlewares)
  app.use(async (req, res, next) => {
    try {
      const { createApp, loadContext } = entryOf(await load())
      const build = async () => {
        const raw = await load()
        return entryOf(raw).translateErrors(raw)
      }
      const pages = createRequestHandler({ build, getLoadContext: loadContext, mode: 'development' })
      const render: Render = async (request, context) =>
        createRenderer(await build(), 'development')(request, context)
      createApp(pages, render)(req, res)
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error)
      next(error)
    }
  })
  const { serve, reportFailedStart } = entryOf(await load())
  await serve(app, server).catch(reportFailedStart)
}

await (process.env.NODE_ENV === 'development' ? startDevelopment() : startProduction())
