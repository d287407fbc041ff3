import { createInterface } from 'node:readline'
import { readInvoice } from '#app/domain/invoices/read-invoice.ts'
import { shanghaiDay } from '#app/domain/invoices/issue-date.ts'

/** Reads one invoice a line from standard input and prints one JSON object a line; a bad or empty line is a finding. */
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })

// A reader that goes away (`| head`) is no fault of ours.
process.stdout.on('error', () => process.exit(0))

for await (const line of lines) {
  process.stdout.write(`${JSON.stringify(readInvoice(line, shanghaiDay(new Date())))}\n`)
}
