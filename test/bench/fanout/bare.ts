import { Agent, request } from 'node:http'
import { createTransport } from 'nodemailer'

/** Mails a second of nothing but the pool: the same size, built before, over as many connections as ours. */
export async function bareMail(
  url: string,
  bytes: number,
  count: number,
  connections: number,
): Promise<number> {
  const { hostname, port } = new URL(url)
  const transport = createTransport({
    host: hostname,
    port: Number(port),
    pool: true,
    maxConnections: connections,
    maxMessages: Number.MAX_SAFE_INTEGER,
    ignoreTLS: true,
  })
  const head = 'From: a@demo.invalid\r\nTo: b@demo.invalid\r\nSubject: bare\r\n\r\n'
  const raw = `${head}${`${'x'.repeat(74)}\r\n`.repeat(Math.max(1, Math.ceil((bytes - head.length) / 76)))}`
  const envelope = { from: 'a@demo.invalid', to: ['b@demo.invalid'] }
  const perSecond = await rate(count, connections * 2, () => transport.sendMail({ envelope, raw }))
  transport.close()
  return perSecond
}

/** Posts a second over 32 kept-alive sockets and nothing else. */
export async function bareSms(url: string, bytes: number, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const body = JSON.stringify({
    to: '+8613900000000',
    text: 'x'.repeat(Math.max(1, bytes - 40)),
    lane: 'bare',
  })
  const target = new URL(url)
  const perSecond = await rate(count, 32, () => postOnce(target, agent, body))
  agent.destroy()
  return perSecond
}

const postOnce = (target: URL, agent: Agent, body: string) =>
  new Promise<void>((resolve, reject) => {
    const call = request(
      target,
      {
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume()
        response.on('end', resolve)
      },
    )
    call.on('error', reject)
    call.end(body)
  })

async function rate(count: number, width: number, send: () => Promise<unknown>): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next++ < count) await send()
    }),
  )
  return (count / (performance.now() - began)) * 1000
}
