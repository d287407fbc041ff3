import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportNotice, type LedgerRow } from '#app/domain/announcements/export-notice.ts'
import { csvAnswer } from '#app/http/csv.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { waitForRoom } from '#app/http/room.ts'
import { requireStaff } from '#app/http/staff.ts'
import { translator, type Key, type Translate } from '#app/i18n/catalogue.ts'
import { failureWords, providerWord, wordFor } from '#app/ui/desk/notices/failure-words.ts'

const columns: ReadonlyArray<[Key, (row: LedgerRow, t: Translate) => string]> = [
  ['export.ticket', (row) => row.ticket ?? ''],
  ['notice.channel', (row, t) => wordFor(t, 'messageChannel', row.channel)],
  ['notice.state', (row, t) => wordFor(t, 'deliveryState', row.state)],
  ['export.failure', (row, t) => (row.failure ? failureWords(t, row.failure) : '')],
  ['notice.provider', (row, t) => (row.provider ? providerWord(t, row.provider) : '')],
  ['export.providerRef', (row) => row.providerRef ?? ''],
  ['export.attempts', (row) => String(row.attempts)],
  ['export.made', (row) => shanghai(row.createdAt)],
  ['export.sent', (row) => shanghai(row.sentAt)],
  ['export.delivered', (row) => shanghai(row.deliveredAt)],
]

/** The ledger of a notice as a table, a row a message. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const t = translator(language)
  const id = params.id ?? ''
  const pages = await exportNotice(ctx, id)
  const head = columns.map(([title]) => t(title))
  return csvAnswer(`notice-${id}.csv`, head, linesOf(pages, t), {
    signal: request.signal,
    room: () => waitForRoom(context),
  })
}

async function* linesOf(pages: AsyncGenerator<LedgerRow[]>, t: Translate): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => columns.map(([, cell]) => cell(row, t)))
}

/** ISO 8601 with the one zone that China has. */
const shanghai = (at: Date | null) =>
  at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00') : ''
