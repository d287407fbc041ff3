import type { IncomingMessage } from 'node:http'

type Watch = {
  /** Whether the reader may have this piece. */
  look: (chunk: Buffer) => boolean
  /** Nobody reads yet: what has come is kept, and more is taken all the same. */
  isHeld?: () => boolean
  end?: () => void
}

/**
 * Shows each piece of a body where the parser hands it over, before anybody reads it: a listener would set the body
 * flowing. Once `look` says no, or `cut` is called, nothing more of it gets to its reader, and what still comes is let
 * go of. It is not ended there: Node closes the connection of a body that ends too early.
 */
export function watchArrivals(req: IncomingMessage, { look, isHeld, end }: Watch): { cut: () => void } {
  const push = req.push.bind(req)
  let over = false
  const cut = () => {
    over = true
    // A reader that was slow had the connection stopped, and would never start it again.
    req.socket.resume()
  }
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk === null) {
      const more = push(null)
      end?.()
      return more
    }
    if (!over && look(chunk)) return push(chunk, encoding) || isHeld?.() === true
    if (!over) cut()
    return true
  }
  return { cut }
}
