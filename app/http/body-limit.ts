import type { RequestHandler, Response } from 'express'

const megabyte = 1024 * 1024
/** Five files of 10 MB and their form; anything else is text. */
const mostForUploads = 60 * megabyte
const mostForText = megabyte
/** Bodies above this are held in memory by turns: so many at a time, whoever sends them. */
const largeBytes = 2 * megabyte
const mostLargeAtOnce = 8

/** Refuses a body that is longer than its kind may be, by what it says of itself and by what arrives. */
export function bodyLimit(): RequestHandler {
  let large = 0
  return (req, res, next) => {
    const isForm = /^multipart\/form-data\b/i.test(req.get('content-type') ?? '')
    const most = isForm ? mostForUploads : mostForText
    const said = Number(req.get('content-length') ?? 0)
    if (said > most) return refuse(res, 413)

    const isChunked = req.get('transfer-encoding') !== undefined
    if (said > largeBytes || (isForm && isChunked)) {
      if (large >= mostLargeAtOnce) return refuse(res.set('Retry-After', '5'), 503)
      large += 1
      res.once('close', () => (large -= 1))
    }
    if (isChunked) {
      // No length was told: counted where the parser hands the bytes over, as a listener would set them flowing.
      let arrived = 0
      const push = req.push.bind(req)
      req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
        arrived += chunk?.length ?? 0
        if (arrived <= most) return push(chunk, encoding)
        if (!res.headersSent) refuse(res, 413)
        req.destroy()
        return false
      }
    }
    // Remix holds on to a body that no route has read, and the connection's next request would wait behind it for ever.
    res.once('finish', () => {
      if (req.complete) return
      req.removeAllListeners('data').on('data', () => undefined)
      req.resume()
    })
    next()
  }
}

/** The rest of the body is not waited for. */
function refuse(res: Response, status: 413 | 503) {
  res
    .status(status)
    .set({ Connection: 'close', 'Cache-Control': 'no-store' })
    .type('text/plain')
    .send(
      status === 413
        ? '发来的内容太大：文件最多 5 个，每个不超过 10 MB。\nToo large: at most 5 files of 10 MB each.\n'
        : '系统繁忙，请稍后再试。\nThe service is busy. Please try again in a moment.\n',
    )
}
