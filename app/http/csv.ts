import { stringify } from 'csv-stringify/sync'

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
      start: (controller) => controller.enqueue(encoder.encode(mark + lines([head]))),
      async pull(controller) {
        await reader.room()
        const page = reader.signal.aborted ? await pages.return(undefined) : await pages.next()
        if (page.done) controller.close()
        else controller.enqueue(encoder.encode(lines(page.value)))
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

const lines = (rows: ReadonlyArray<readonly string[]>) =>
  stringify([...rows.map((cells) => [...cells])], {
    record_delimiter: '\r\n',
    // A line break of another kind would end the row, too.
    quoted_match: /[\r\n]/,
    cast: { string: withoutFormula },
  })

/**
 * A spreadsheet takes a cell for a formula by its first character. Spreadsheets of East Asia also take the full-width
 * signs, and some skip blanks and invisible characters before them.
 */
const formula = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]*[=+\-@\u2212]|^[\t\r]/u

const withoutFormula = (text: string) => (formula.test(text.normalize('NFKC')) ? `'${text}` : text)
