import { expect, test } from 'vitest'
import { readInvoice } from '#app/domain/invoices/reading/read-invoice.ts'
import { readingSamples } from '#test/support/reading/inputs.ts'
import { straysOf } from '#test/support/reading/strays.ts'

/** `npm run bench -- reading` reads a hundred thousand. */
const count = 3000
const today = '2026-11-30'

test('no text makes a reader throw, and no field is read that is not in the text or belongs to something else', () => {
  const strays = readingSamples(count, 20_261_130).flatMap((sample) =>
    straysOf(sample, readInvoice(sample.text, today)).map(
      (stray) => `${stray} in ${JSON.stringify(sample.text)}`,
    ),
  )
  expect(strays).toEqual([])
})

test('what is written whole, with its labels, is read whole', () => {
  const whole = readingSamples(count, 7).filter(({ truth }) => truth !== undefined)
  const missed = whole.filter(({ text, truth }) => {
    const reading = readInvoice(text, today)
    return (
      reading.number !== truth?.number ||
      reading.issuedOn !== truth.issuedOn ||
      reading.amount !== truth.amount
    )
  })
  expect(whole.length).toBeGreaterThan(300)
  expect(missed.map(({ text }) => text)).toEqual([])
})
