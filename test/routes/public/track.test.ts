import { afterAll, beforeEach, expect, test } from 'vitest'
import { oneTimeCodes } from '#db/schema/index.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action } from '#app/routes/public/track.tsx'
import { loader as openLink } from '#app/routes/public/track-link.tsx'
import { db } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const placeOf = (answer: unknown) =>
  answer instanceof Response ? (answer.headers.get('Location') ?? '') : ''
const challengeIn = (place: string) => new URLSearchParams(place.split('?')[1]).get('challenge') ?? ''

test('number and contact, then the code, open the ticket', async () => {
  const { number } = await createTicket({ contact: { mobile: '13800138000' } })

  const asked = await action(post('/en/track', { number: number.toLowerCase(), contact: '138 0013 8000' }))
  const [sent] = await db.select().from(oneTimeCodes)
  const challenge = challengeIn(placeOf(asked))
  const opened = await action(post('/en/track', { challenge, code: codeOf(sent?.id ?? '') }))

  expect(challenge).toBe(sent?.id)
  expect(placeOf(opened)).toBe(`/en/tickets/${number}`)
  expect(opened instanceof Response && opened.headers.get('Set-Cookie')).toContain(`fd_t_${number}=`)
})

test('a contact that does not belong to the number is answered in the same way, and nothing is sent', async () => {
  const { number } = await createTicket({ contact: { mobile: '13800138000' } })

  const asked = await action(post('/track', { number, contact: '13900139000' }))

  expect(placeOf(asked)).toMatch(/^\/track\?number=.+&challenge=[\w-]{36}$/)
  expect(await db.select().from(oneTimeCodes)).toEqual([])
})

test('asking again at once is told beside the field, and nothing typed is lost', async () => {
  const { number } = await createTicket({ contact: { mobile: '13800138000' } })
  const ask = () => action(post('/track', { number, contact: '13800138000' }))

  await ask()
  const again = await ask()

  expect(again).toMatchObject({
    data: { errors: [{ field: 'contact' }], values: { number, contact: '13800138000' } },
  })
})

test.each([
  '{}。',
  '编号：{}',
  '【{}】',
  '#{}',
  'https://fp.example.gov/tickets/{}?x=1',
  '您的编号是 {}，请保存',
])('a number typed as %j is the number', async (around) => {
  const { number } = await createTicket({ contact: { mobile: '13800138000' } })

  const asked = await action(post('/track', { number: around.replace('{}', number), contact: '13800138000' }))

  expect(placeOf(asked)).toMatch(`/track?number=${number}&challenge=`)
  expect(await db.select().from(oneTimeCodes)).toHaveLength(1)
})

test.each([
  ['XXM-7YN-CPJ', '编号是 10 位字母和数字，您填了 9 位，请核对。'],
  ['XXM-7YN-CPJ7', '编号里有字符不对，请照短信或邮件里的编号逐个核对。'],
  ['无', '编号是 10 位字母和数字，例如 XXM-7YN-CPJ6，请核对。'],
])('that %j can be no number is said at once and counts for nothing', async (typed, message) => {
  const { number } = await createTicket({ contact: { mobile: '13800138000' } })

  const refused = await action(post('/track', { number: typed, contact: '13800138000' }))
  const asked = await action(post('/track', { number, contact: '13800138000' }))

  expect(refused).toMatchObject({
    data: { errors: [{ field: 'number', message }], values: { number: typed, contact: '13800138000' } },
  })
  expect(placeOf(asked)).toContain('challenge=')
})

test('the link of a message that is pasted for a number leads where it leads', async () => {
  const link = 'https://fp.example.gov/t/abcdefghijklmnopqrstuvwx'

  expect(placeOf(await action(post('/en/track', { number: link, contact: '' })))).toBe(
    '/en/t/abcdefghijklmnopqrstuvwx',
  )
})

test('a wrong code is asked for again', async () => {
  const refused = await action(post('/track', { challenge: crypto.randomUUID(), code: '000000' }))

  expect(refused).toMatchObject({ data: { errors: [{ field: 'code' }] } })
})

test('a signed link is exchanged for a cookie and a clean address', async () => {
  const { id, number } = await createTicket()
  const token = linkToken('track', id, new Date(Date.now() + 86_400_000))

  const opened = await openLink(get(`/t/${token}`, { token }))

  expect(placeOf(opened)).toBe(`/tickets/${number}`)
  expect(opened.headers.get('Set-Cookie')).toContain(`fd_t_${number}=`)
})

test('a changed or expired link does not exist', async () => {
  const { id } = await createTicket()
  const expired = linkToken('track', id, new Date(Date.now() - 120_000))

  const thrown = await Promise.all(
    [expired, `${expired.slice(0, -1)}x`].map((token) =>
      thrownBy(() => openLink(get(`/t/${token}`, { token }))),
    ),
  )

  expect(thrown).toMatchObject([{ kind: 'notFound' }, { kind: 'notFound' }])
})
