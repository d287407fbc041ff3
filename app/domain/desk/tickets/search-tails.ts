import { inArray, sql, type SQL } from 'drizzle-orm'
import { contacts, reportedInvoices, tickets } from '#db/schema/index.ts'
import { alphabet, normaliseCode } from '#app/domain/ground/numbers/check-character.ts'
import { blindIndexes } from '#app/platform/crypto.ts'

// What people say of a long number: how it ends.

const digits = /^\d{4,19}$/
const ofTicket = new RegExp(`^[${alphabet}]{4,9}$`)

/** The ids of tickets with a number that ends as typed: an invoice's, a mobile's, the ticket's. None for a word. */
export function tailLookups(typed: string): SQL[] {
  const tail = normaliseCode(typed)
  return [
    ...(digits.test(tail) ? [invoicesThatEnd(tail)] : []),
    ...(/^\d{4}$/.test(tail) ? [mobilesThatEnd(tail)] : []),
    ...(ofTicket.test(tail) && /\d/.test(tail) ? [ticketsThatEnd(tail)] : []),
  ]
}

/** The same of a text of letters alone, which may as well be a word. */
export function tailOfLetters(typed: string): SQL | null {
  const tail = normaliseCode(typed)
  return ofTicket.test(tail) && !/\d/.test(tail) ? ticketsThatEnd(tail) : null
}

/** By the number read backwards. Bounds instead of LIKE, which no kept plan serves by an index. */
function invoicesThatEnd(tail: string): SQL {
  const from = [...tail].reverse().join('')
  const beyond = `${from.slice(0, -1)}${String.fromCharCode(from.charCodeAt(from.length - 1) + 1)}`
  return sql`select ${reportedInvoices.ticketId} from ${reportedInvoices}
              where reverse(${reportedInvoices.number}) ~>=~ ${from} and reverse(${reportedInvoices.number}) ~<~ ${beyond}`
}

const mobilesThatEnd = (tail: string): SQL =>
  sql`select ${tickets.id} from ${tickets} join ${contacts} on ${contacts.id} = ${tickets.contactId}
       where ${inArray(contacts.mobileTailIndex, blindIndexes('mobile_tail', tail))}`

const ticketsThatEnd = (tail: string): SQL =>
  sql`select ${tickets.id} from ${tickets}
       where right(${tickets.number}, 4) = ${tail.slice(-4)}
         and right(replace(${tickets.number}, '-', ''), ${tail.length}) = ${tail}`
