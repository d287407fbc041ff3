import { createServer, type RequestListener } from 'node:http'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import { createRequestHandler as createRenderer, type ServerBuild } from '@remix-run/node'
import express, { type RequestHandler, type Response as ServerAnswer } from 'express'

// Imports nothing of ours: what must exist once lives in Remix's bundle, and its entry module hands it out.

type Entry = {
  createApp: (pages: RequestHandler, render: Render) => RequestListener
  translateErrors: (build: ServerBuild) => ServerBuild
  serve: (app: RequestListener, server?: ReturnType<typeof createServer>) => Promise<void>
  reportFailedStart: (error: unknown) => void
}

type Render = (request: Request) => Promise<Response>

const entryOf = (build: ServerBuild) => build.entry.module as unknown as Entry
const getLoadContext: GetLoadContextFunction = (req, res) => ({
  nonce: res.locals.nonce,
  clientIp: req.ip,
  room: () => roomIn(res),
})

/** Resolves when more can be written, or nobody is there to read it: Remix writes without asking. */
const roomIn = (res: ServerAnswer) =>
  new Promise<void>((go) => {
    if (!res.writableNeedDrain || res.closed) return go()
    const done = () => {
      res.off('drain', done)
      res.off('close', done)
      go()
    }
    res.on('drain', done)
    res.on('close', done)
  })

async function startProduction() {
  const raw = (await import(new URL('./pages/server/index.js', import.meta.url).href)) as ServerBuild
  const { createApp, translateErrors, serve, reportFailedStart } = entryOf(raw)
  try {
    const build = translateErrors(raw)
    const pages = createRequestHandler({ build, getLoadContext, mode: 'production' })
    await serve(createApp(pages, createRenderer(build, 'production')))
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
      const { createApp } = entryOf(await load())
      const build = async () => {
        const raw = await load()
        return entryOf(raw).translateErrors(raw)
      }
      const pages = createRequestHandler({ build, getLoadContext, mode: 'development' })
      createApp(pages, async (request) => createRenderer(await build(), 'development')(request))(req, res)
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error)
      next(error)
    }
  })
  const { serve, reportFailedStart } = entryOf(await load())
  await serve(app, server).catch(reportFailedStart)
}

await (process.env.NODE_ENV === 'development' ? startDevelopment() : startProduction())
