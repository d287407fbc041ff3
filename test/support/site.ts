import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { createApp } from '#app/http/app.ts'
import { requestHandlers } from '#app/http/route-matching.ts'
import { pageBuild } from '#test/support/render.ts'

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
export type Sent = {
  method?: string
  path: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer | Iterable<Buffer>
}
export type Site = { port: number; send: (sent: Sent) => Promise<Answer>; close: () => void }

/** The whole web server with every route, on a port of its own, without a build. */
export async function openSite(): Promise<Site> {
  const { pages, render } = requestHandlers(await pageBuild())
  const server = createServer(createApp(pages, render))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, send: (sent) => send(port, sent), close: () => server.close().closeAllConnections() }
}

/** Sends a body in one piece with its length, or piece by piece without. */
function send(port: number, { method = 'POST', path, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    call.on('error', reject)
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return void call.end(body)
    for (const piece of body) call.write(piece)
    return void call.end()
  })
}
