import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportNotice, type LedgerRow } from '#app/domain/delivery/broadcasts/export-notice.ts'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { stampOf } from '#app/domain/ground/beijing-time.ts'
import { csvAnswer } from '#app/http/csv.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { waitForDrain } from '#app/http/backpressure.ts'
import { requireStaff } from '#app/http/staff.ts'
import { translator, type Key, type Translate } from '#app/i18n/catalogue.ts'
import { failureWords, providerWord, wordFor } from '#app/ui/desk/notices/failure-words.ts'

type Column = [Key, (row: LedgerRow, t: Translate) => string]

/** For those who work on tickets; the others see how many were told, not whose matter it was. */
const ticketColumn: Column = ['export.ticket', (row) => row.ticket ?? '']
const columns: readonly Column[] = [
  ['notice.channel', (row, t) => wordFor(t, 'messageChannel', row.channel)],
  ['notice.state', (row, t) => wordFor(t, 'deliveryState', row.state)],
  ['export.failure', (row, t) => (row.failure ? failureWords(t, row.failure) : '')],
  ['notice.provider', (row, t) => (row.provider ? providerWord(t, row.provider) : '')],
  ['export.providerRef', (row) => row.providerRef ?? ''],
  ['export.attempts', (row) => String(row.attempts)],
  ['export.made', (row) => stampOf(row.createdAt)],
  ['export.sent', (row) => stampIf(row.sentAt)],
  ['export.delivered', (row) => stampIf(row.deliveredAt)],
]

/** The ledger of a notice as a table, a row a message. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const t = translator(language)
  const id = params.id ?? ''
  const pages = await exportNotice(ctx, id)
  const shown = canListTickets(ctx.actor) ? [ticketColumn, ...columns] : columns
  const head = shown.map(([title]) => t(title))
  return csvAnswer(`notice-${id}.csv`, head, linesOf(pages, shown, t), {
    signal: request.signal,
    room: () => waitForDrain(context),
  })
}

async function* linesOf(
  pages: AsyncGenerator<LedgerRow[]>,
  shown: readonly Column[],
  t: Translate,
): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => shown.map(([, cell]) => cell(row, t)))
}

const stampIf = (at: Date | null) => (at ? stampOf(at) : '')
