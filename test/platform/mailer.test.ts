import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { smtpProvider } from '#app/platform/mailer.ts'

const message = { id: 'd-1', to: 'reader@demo.invalid', noticeId: 'n', lane: 'incident', text: '正在处理。' }
const cleanUp: Array<() => unknown> = []
afterEach(async () => {
  vi.useRealTimers()
  for (const step of cleanUp.splice(0).reverse()) await step()
})

/** A mail server that says what `afterData` says once it has a whole mail; null closes the connection. */
async function aServer(
  afterData: () => string | null,
  { dropsReused = false, beforeData = () => {} }: { dropsReused?: boolean; beforeData?: () => void } = {},
) {
  const mails: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.write('220 test\r\n')
    let isData = false
    let isUsed = false
    let text = ''
    socket.on('data', (part) => {
      text += part.toString()
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return
        mails.push(text)
        isData = false
        isUsed = true
        text = ''
        const answer = afterData()
        if (answer) socket.write(answer)
        else socket.destroy()
        return
      }
      if (!text.endsWith('\r\n')) return
      if (isUsed && dropsReused) return socket.destroy()
      isData = /^DATA/i.test(text)
      if (isData) beforeData()
      socket.write(isData ? '354 go on\r\n' : '250 ok\r\n')
      text = ''
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const provider = smtpProvider({
    url: `smtp://127.0.0.1:${port}`,
    from: 'no-reply@desk.invalid',
    host: 'desk.invalid',
  })
  cleanUp.push(provider.close, () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { mails, provider }
}

test('a mail whose answer is lost has left once: the next try is the ledger’s', async () => {
  const { mails, provider } = await aServer(() => null)
  const outcome = await provider.send(message)

  expect(outcome).toMatchObject({ state: 'temporary' })
  expect(mails).toHaveLength(1)
})

test.each([
  ['250 taken\r\n', { state: 'sent', ref: '<d-1@desk.invalid>' }],
  ['421 too busy\r\n', { state: 'temporary', reason: 'smtp_421' }],
  ['451 later\r\n', { state: 'temporary', reason: 'smtp_451' }],
  ['550 not for us\r\n', { state: 'permanent', reason: 'smtp_550' }],
  ['550 5.1.1 nobody here\r\n', { state: 'permanent', reason: 'smtp_550', status: '5.1.1' }],
  [
    '550-5.2.1 closed\r\n550 5.2.1 ask there\r\n',
    { state: 'permanent', reason: 'smtp_550', status: '5.2.1' },
  ],
])('an answer of %j is what it says, and nothing is sent again', async (answer, outcome) => {
  const { mails, provider } = await aServer(() => answer)

  expect(await provider.send(message)).toEqual(outcome)
  expect(mails).toHaveLength(1)
})

test('a mail that a dropped connection could not take is not sent behind the ledger’s back', async () => {
  const { mails, provider } = await aServer(() => '250 taken\r\n', { dropsReused: true })
  await provider.send(message)
  const outcome = await provider.send({ ...message, id: 'd-2' })

  expect(outcome).toEqual({ state: 'temporary', reason: 'smtp_econnection' })
  expect(mails).toHaveLength(1)
})

test('a mail whose time passes before its text is asked for does not leave, as after a frozen process wakes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { mails, provider } = await aServer(() => '250 taken\r\n', {
    beforeData: () => vi.setSystemTime(Date.now() + 60_000),
  })
  const outcome = await provider.send(message)

  expect(outcome).toEqual({ state: 'temporary', reason: 'smtp_estream' })
  expect(mails).toEqual([])
})
