import { closing } from '#app/http/closing.ts'

const beatMs = 15_000
/** So many events may wait for a reader: one that is slower is cut off, and comes back to fresh pages. */
const mostWaiting = 200

export type EventStream = { send(event: string, data?: unknown): void; close(): void }

/**
 * An answer of server-sent events that lasts until its reader goes, `close` is called or the process stops. `begin`
 * gives what is to be done at its end. Each beat is an event, too: a browser tells its pages of no comment, and a
 * connection that died without a word is known by its silence.
 */
export function eventStream(gone: AbortSignal, begin: (stream: EventStream) => () => void): Response {
  const encoder = new TextEncoder()
  const ends = [gone, closing.signal]
  let finish: (() => void) | undefined
  let reader: ReadableStreamDefaultController<Uint8Array> | undefined
  let beat: NodeJS.Timeout | undefined

  const write = (text: string) => {
    if ((reader?.desiredSize ?? 0) <= 0) return end()
    reader?.enqueue(encoder.encode(text))
  }
  const send = (event: string, data: unknown = 1) =>
    write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

  function end() {
    const left = reader
    if (!left) return
    reader = undefined
    clearInterval(beat)
    for (const signal of ends) signal.removeEventListener('abort', end)
    finish?.()
    try {
      left.close()
    } catch {
      // The reader has gone, and closed it.
    }
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reader = controller
        for (const signal of ends) signal.addEventListener('abort', end)
        beat = setInterval(() => send('beat', new Date().toISOString()), beatMs).unref()
        // Browsers whose server was restarted don't come back all at once.
        write(`retry: ${1500 + Math.floor(Math.random() * 3000)}\n\n`)
        finish = begin({ send, close: end })
        if (!reader) finish()
        else if (ends.some(({ aborted }) => aborted)) end()
      },
      cancel: end,
    },
    new CountQueuingStrategy({ highWaterMark: mostWaiting }),
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
