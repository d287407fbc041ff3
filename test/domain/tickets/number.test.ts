import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { alphabet } from '#app/domain/check-character.ts'
import { newIncidentNumber, parseIncidentNumber } from '#app/domain/incidents/number.ts'
import { newTicketNumber, parseTicketNumber } from '#app/domain/tickets/number.ts'

const random = (below: number) => randomInt(below)
const families = [
  { name: 'ticket', make: newTicketNumber, parse: parseTicketNumber, shape: /^[^-]{3}-[^-]{3}-[^-]{4}$/ },
  { name: 'incident', make: newIncidentNumber, parse: parseIncidentNumber, shape: /^INC-[^-]{7}$/ },
]

/** Positions of the code itself: the prefix and the dashes are not part of it. */
const positions = (number: string) =>
  [...number].flatMap((character, index) =>
    character === '-' || (number.startsWith('INC-') && index < 4) ? [] : [index],
  )
const replaced = (text: string, index: number, by: string) =>
  text.slice(0, index) + by + text.slice(index + 1)

for (const { name, make, parse, shape } of families) {
  test(`a ${name} number has its shape and reads back as itself`, () => {
    for (let count = 0; count < 500; count++) {
      const number = make(random)
      expect(number).toMatch(shape)
      expect(parse(number)).toBe(number)
    }
  })

  test(`every single wrong character in a ${name} number is caught`, () => {
    for (let count = 0; count < 40; count++) {
      const number = make(random)
      for (const index of positions(number)) {
        for (const other of alphabet) {
          if (other !== number[index]) expect(parse(replaced(number, index, other))).toBeNull()
        }
      }
    }
  })

  test(`every swap of two different neighbours in a ${name} number is caught`, () => {
    for (let count = 0; count < 200; count++) {
      const number = make(random)
      const places = positions(number)
      places.slice(1).forEach((right, at) => {
        const left = places[at] ?? 0
        const [a, b] = [number.charAt(left), number.charAt(right)]
        if (a !== b) expect(parse(replaced(replaced(number, left, b), right, a))).toBeNull()
      })
    }
  })
}

test('a ticket number is understood in lower case, with spaces, full-width letters or long dashes', () => {
  const number = newTicketNumber(random)
  const bare = number.replaceAll('-', '')
  const wide = [...bare].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')

  for (const typed of [
    bare,
    bare.toLowerCase(),
    ` ${[...bare].join(' ')} `,
    number.replaceAll('-', '—'),
    wide,
  ]) {
    expect(parseTicketNumber(typed)).toBe(number)
  }
})

test('an incident number is understood without its prefix', () => {
  const number = newIncidentNumber(random)
  expect(parseIncidentNumber(number.slice(4).toLowerCase())).toBe(number)
})

test('no text makes the parsers throw, and what they accept is canonical', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const ticket = parseTicketNumber(text)
      if (ticket !== null) expect(parseTicketNumber(ticket)).toBe(ticket)
      const incident = parseIncidentNumber(text)
      if (incident !== null) expect(parseIncidentNumber(incident)).toBe(incident)
    }),
  )
})
