import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { alphabet } from '#app/domain/ground/numbers/check-character.ts'
import { newIncidentNumber, parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import {
  newTicketNumber,
  parseTicketNumber,
  ticketNumberFault,
} from '#app/domain/ground/numbers/ticket-number.ts'

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

test.each([
  'XXM-7YN-CPJ6。',
  '，XXM-7YN-CPJ6，',
  '#XXM-7YN-CPJ6',
  '【XXM-7YN-CPJ6】',
  '“XXM-7YN-CPJ6”',
  '编号：XXM-7YN-CPJ6',
  '工单编号 xxm7yncpj6',
  '報告編號：ＸＸＭ－７ＹＮ－ＣＰＪ６',
  'No. XXM7YNCPJ6',
  'Ticket number: XXM-7YN-CPJ6.',
  'XXM\u200b-7YN\u00a0CPJ6',
  '您的编号是 XXM-7YN-CPJ6，请保存',
  '报告 XXM-7YN-CPJ6 已收到，详情 https://fp.example.gov/t/abcdefghijkl',
  '已收到报告XXM-7YN-CPJ6：https://fp.example.gov/t/7KM4PX92HFQW',
  '此票已报告：XXM-7YN-CPJ6 https://fp.example.gov/t/7KM4PX92HFQW',
  'https://fp.example.gov/tickets/XXM-7YN-CPJ6',
  'https://fp.example.gov/en/tickets/xxm-7yn-cpj6?from=sms',
  'https://fp.example.gov/zh-TW/tickets/XXM-7YN-CPJ6。',
  'https://fp.example.gov/desk/tickets/XXM7YNCPJ6#notes',
  'fp.example.gov/track?number=XXM-7YN-CPJ6&challenge=x',
])('a ticket number is found in %j', (text) => {
  expect(parseTicketNumber(text)).toBe('XXM-7YN-CPJ6')
  expect(ticketNumberFault(text)).toBeNull()
})

test.each<[string, string]>([
  ['XXM-7YN-CPJ', 'length'],
  ['XXM-7YN-CPJ66', 'length'],
  ['XXM-7YN-CPJ7', 'character'],
  ['XXM-7YN-CPJ0', 'character'],
  ['编号：XXM-7YN-CJP6', 'character'],
  ['无', 'length'],
  ['', 'length'],
  ['24442000000552501573', 'length'],
  ['https://fp.example.gov/tickets/XXM-7YN-CPJ7', 'length'],
  ['XXM-7YN-CPJ6 和 ACE-FHJ-KMNC', 'length'],
])('%j is none, for its %s', (text, fault) => {
  expect(parseTicketNumber(text)).toBeNull()
  expect(ticketNumberFault(text)).toBe(fault)
})

test.each(['{}。', '【{}】', '故障编号：{}', '#{}', '“{}”', '，{}'])(
  'an incident number is understood in %j',
  (around) => {
    const number = newIncidentNumber(random)
    expect(parseIncidentNumber(around.replace('{}', number))).toBe(number)
  },
)

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
