import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { listenForMail, type Inbound, type InboundServer } from '#app/platform/inbound-smtp.ts'

let server: InboundServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const ours = 'ours@bounces.demo.invalid'
async function listening(take: (mail: Inbound) => Promise<void> = async () => undefined) {
  const taken: Inbound[] = []
  server = await listenForMail({
    host: '127.0.0.1',
    port: 0,
    accepts: (address) => address === ours,
    async take(mail) {
      await take(mail)
      taken.push(mail)
    },
  })
  const { port } = server
  const send = async (to: string, raw: string | Buffer = 'Subject: x\r\n\r\ny\r\n', from = '') => {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    try {
      await transport.sendMail({ envelope: { from, to: [to] }, raw })
      return 250
    } catch (error) {
      return error instanceof Error && 'responseCode' in error ? error.responseCode : error
    } finally {
      transport.close()
    }
  }
  return { taken, port, send }
}

test('a mail for an address of ours is taken as it came, with its null sender', async () => {
  const { taken, send } = await listening()
  const raw = Buffer.concat([
    Buffer.from('Subject: x\r\n\r\n'),
    Buffer.from([0xb1, 0xa7]),
    Buffer.from('\r\n'),
  ])

  expect(await send(ours, raw)).toBe(250)
  expect(await send(ours, 'Subject: y\r\n\r\n', 'reader@mail.invalid')).toBe(250)
  expect(taken).toEqual([
    { sender: '', recipient: ours, raw },
    { sender: 'reader@mail.invalid', recipient: ours, raw: Buffer.from('Subject: y\r\n\r\n') },
  ])
})

test('any other address is refused: nothing is relayed, and nobody signs in', async () => {
  const { taken, port, send } = await listening()

  expect(await send('someone@elsewhere.invalid')).toBe(550)
  expect(await send('others@bounces.demo.invalid')).toBe(550)
  const said = await dialogue(port, ['EHLO x', 'AUTH PLAIN AGEAYg==', 'STARTTLS', 'QUIT'])
  expect(said).not.toMatch(/^250[ -](AUTH|STARTTLS)/m)
  expect(said.match(/^5\d\d /gm)).toHaveLength(2)
  expect(taken).toEqual([])
})

test('a mail that is too large is refused, also where its size was not said before', async () => {
  const { taken, port, send } = await listening()
  expect(await send(ours, `Subject: x\r\n\r\n${'y'.repeat(1_100_000)}`)).toBe(552)

  const body = `${'z'.repeat(70)}\r\n`.repeat(20_000)
  const said = await dialogue(port, [
    'EHLO x',
    'MAIL FROM:<>',
    `RCPT TO:<${ours}>`,
    'DATA',
    `${body}.`,
    'QUIT',
  ])
  expect(said).toMatch(/^552 /m)
  expect(taken).toEqual([])
})

test('a mail that can’t be taken now is offered again', async () => {
  let isAway = true
  const { taken, send } = await listening(async () => {
    if (isAway) throw new Error('the database is away')
  })
  expect(await send(ours)).toBe(451)
  expect(taken).toEqual([])

  isAway = false
  expect(await send(ours)).toBe(250)
  expect(taken).toHaveLength(1)
})

test('a port that somebody has is said at once', async () => {
  const { port } = await listening()
  const second = listenForMail({
    host: '127.0.0.1',
    port,
    accepts: () => true,
    take: async () => undefined,
  })

  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

/** Says each line when the one before is answered; returns all that was answered. */
async function dialogue(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const left = [...lines]
  let said = ''
  socket.on('data', (part: Buffer) => {
    said += part.toString()
    const next = /^\d{3} .*\r\n$/m.test(part.toString()) ? left.shift() : undefined
    if (next !== undefined) socket.write(`${next}\r\n`)
  })
  await once(socket, 'close')
  return said
}
