import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { finding } from '#app/domain/invoices/reading/findings.ts'
import { noFields } from '#app/domain/invoices/reading/invoice-fields.ts'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import {
  readInvoice,
  readInvoiceFile,
  type InvoiceReading,
} from '#app/domain/invoices/reading/read-invoice.ts'
import { decodeXml } from '#app/domain/invoices/reading/decode-xml.ts'
import { longestXml } from '#app/domain/invoices/reading/read-xml.ts'

/** Reads one invoice a line from standard input and prints one JSON object a line; a bad or empty line is a finding. */
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })

// A reader that goes away (`| head`) is no fault of ours.
process.stdout.on('error', () => process.exit(0))

for await (const line of lines) {
  const today = dayOf(new Date())
  const path = pathIn(line)
  const reading = path === null ? readInvoice(line, today) : await readFileAt(path, today)
  process.stdout.write(`${JSON.stringify(reading)}\n`)
}

function pathIn(line: string): string | null {
  const path = line
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  return /\.xml$/i.test(path) && !/^https?:/i.test(path) ? path : null
}

async function readFileAt(path: string, today: string): Promise<InvoiceReading> {
  try {
    const { size } = await stat(path)
    if (size <= longestXml) return readInvoiceFile(decodeXml(await readFile(path)), today)
  } catch {
    // Missing or not to be opened: said like a file that can't be read.
  }
  return { ...noFields, findings: [finding('file_unreadable', 'input')] }
}
