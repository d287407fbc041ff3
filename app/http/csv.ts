/** The first bytes by which a spreadsheet knows UTF-8. */
const mark = '\uFEFF'

/**
 * A table as an answer that is made while it is read: a page is asked for when the one before has left, and none any
 * more when the reader is gone. `room` resolves when there is room for more.
 */
export function csvAnswer(
  name: string,
  head: readonly string[],
  pages: AsyncGenerator<ReadonlyArray<readonly string[]>>,
  reader: { signal: AbortSignal; room: () => Promise<void> },
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(mark + line(head))),
      async pull(controller) {
        await reader.room()
        const page = reader.signal.aborted ? await pages.return(undefined) : await pages.next()
        if (page.done) controller.close()
        else controller.enqueue(encoder.encode(page.value.map(line).join('')))
      },
      async cancel() {
        await pages.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      // A compressor would take in all of it at once.
      'Cache-Control': 'no-store, no-transform',
    },
  })
}

const line = (cells: readonly string[]) => `${cells.map(cellOf).join(',')}\r\n`

/** What a spreadsheet would take for a formula is shown as the text it is. */
function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
