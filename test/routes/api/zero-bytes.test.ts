import { beforeEach, expect, test } from 'vitest'
import { parseStorable, storableForm } from '#app/http/storable.ts'
import * as messages from '#app/routes/api/ticket-messages.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { aKey, call } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

test('what no database stores is left out of what is sent, and the rest is taken', async () => {
  const key = await aKey()
  const filed = await call(tickets, { key, body: aReport({ description: '查\0无\ud800此票' }) })
  expect(filed.status).toBe(201)
  const { number } = filed.body
  const said = await call(messages, { key, params: { number }, body: { visibility: 'public', body: 'a\0b' } })
  expect(said.status).toBe(201)
  expect(await sql`select description from tickets`).toEqual([{ description: '查无此票' }])
})

test('other texts and files stay as they are', () => {
  const json = '{"a":"\\\\u0000","b":"𠮷","c":"x\\u0000","d":["\\ud842\\udfb7","\\udfb7"],"e":1}'
  expect(parseStorable(json)).toEqual({ a: '\\u0000', b: '𠮷', c: 'x', d: ['𠮷', ''], e: 1 })
  const form = new FormData()
  form.append('a', 'x\0y')
  form.append('a', 'z')
  const file = new File([new Uint8Array([0, 1])], 'n')
  form.append('f', file)
  const clean = storableForm(form)
  expect(clean.getAll('a')).toEqual(['xy', 'z'])
  expect(clean.get('f')).toMatchObject({ size: 2, name: 'n' })
})
