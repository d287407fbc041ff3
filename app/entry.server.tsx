import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '#app/platform/log.ts'

// The Remix bundle hands out everything that must exist once: server.ts imports nothing of ours.
export { createApp } from '#app/http/app.ts'
export { handleError } from '#app/http/handle-error.ts'
export { reportFailedStart } from '#app/platform/failed-start.ts'
export { requestHandlers } from '#app/http/route-matching.ts'
export { serve } from '#app/http/serve.ts'
export { loadContext } from '#app/http/load-context.ts'
export { translateErrors } from '#app/http/translate-errors.ts'
export { warmUp } from '#app/http/warm-up.ts'

const abortAfterMs = 8000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const wait = waitIn(context)
  if (wait) headers.set('Retry-After', wait)
  const nonce = typeof loadContext.nonce === 'string' ? loadContext.nonce : undefined
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'

  return new Promise((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={abortAfterMs} nonce={nonce} />,
      {
        nonce,
        [ready]() {
          shellSent = true
          const body = withoutNulls()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500
          if (shellSent) log.error({ err: error }, 'a page failed while it was sent')
        },
      },
    )
    setTimeout(abort, abortAfterMs + 1000).unref()
  })
}

/** How long to wait before asking again. A page has the headers that its routes name, not those of its answers. */
function waitIn({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const all = [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]
  return all.map((headers) => headers.get('Retry-After')).find((wait) => wait !== null) ?? null
}

/**
 * React 18 sends its buffers whole: where a character of several bytes did not fit at the end of one, zero bytes stand
 * in the page, and a browser shows them as "�" in attributes. No page of ours has any of its own.
 */
const withoutNulls = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
