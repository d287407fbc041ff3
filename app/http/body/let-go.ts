import type { IncomingMessage, ServerResponse } from 'node:http'

const longestMs = 5000
const mostBytes = 64 * 1024 * 1024

/**
 * Lets go of what nobody has read once the answer is out. Remix holds on to a body that no route has read, and the
 * connection's next request would wait behind it for ever; a connection that is closed in the middle of a body loses
 * the answer on its way. Who goes on sending for long is cut off.
 */
export function letGo(req: IncomingMessage, res: ServerResponse): void {
  res.once('finish', () => {
    if (req.complete) return
    const { socket } = req
    const before = socket.bytesRead
    const timer = setTimeout(() => req.complete || socket.destroy(), longestMs).unref()
    socket.once('close', () => clearTimeout(timer))
    req.removeAllListeners('data').on('data', () => {
      if (socket.bytesRead - before > mostBytes) socket.destroy()
    })
    req.resume()
    socket.resume()
  })
}
