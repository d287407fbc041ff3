import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Received = {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  body: string
  /** The port at the other end of the connection. */
  from: number | undefined
}
/** `silence` never answers, `cut` ends the connection without an answer, `half` in the middle of one. */
export type Reply =
  | { status?: number; body: unknown; headers?: Record<string, string> }
  | 'silence'
  | 'cut'
  | 'half'

export type ProviderSink = { origin: string; received: Received[]; close(): Promise<void> }

/** A provider on this machine: keeps what arrives and answers as told. */
export async function providerSink(reply: (request: Received) => Reply): Promise<ProviderSink> {
  const received: Received[] = []
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const request = {
        method: req.method ?? '',
        url: new URL(req.url ?? '/', `http://${req.headers.host}`),
        headers: req.headers,
        body: Buffer.concat(parts).toString(),
        from: req.socket.remotePort,
      }
      received.push(request)
      const answer = reply(request)
      if (answer === 'silence') return
      if (answer === 'cut') return void req.socket.destroy()
      if (answer === 'half') {
        res.writeHead(200, { 'Content-Length': 1000 })
        res.write('{"Code":"OK"', () => req.socket.destroy())
        return
      }
      const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
      res.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers }).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
