import { connect } from 'node:net'
import type { Answer, Sent, Site } from '#test/support/site.ts'

/** Forms as they are sent, made by hand: no client would make most of them. */
export const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
export const encoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
export const parted = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }

export const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at))
export const field = (name: string, value = 'x') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
export const file = (name = 'files', filename = '', content = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n${content}\r\n`
const end = `--${boundary}--\r\n`
export const parts = (...all: readonly string[]) => [...all, end].join('')

/** In pieces that no piece of the form fits into, without a length. */
export const inPieces = (body: string, size = 7) => {
  const bytes = Buffer.from(body)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
}

/** What a report's form needs. */
export const report: Record<string, string> = {
  kind: 'missing_invoice',
  symptom: 'not_found',
  'invoice.number': '24112000000135114086',
  'invoice.issuedOn': '2024-11-05',
  description: '查验平台提示查无此票。',
  'contact.mobile': '13800138000',
  consent: 'yes',
  privacyVersion: '1',
}

/** The work of the process until the answer is there: whoever asks meanwhile waits for it. */
export async function timed(site: Site, sent: Sent): Promise<Answer & { cpuMs: number }> {
  const before = process.cpuUsage()
  const answer = await site.send(sent)
  const { user, system } = process.cpuUsage(before)
  return { ...answer, cpuMs: (user + system) / 1000 }
}

/** Sends what there is and gives the answer that comes before the rest. */
export function firstAnswer(port: number, { path, headers = {}, body }: Sent): Promise<Answer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (part: Buffer) => (text += part.toString()))
    socket.on('error', reject)
    socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}\r\n${textOf(body)}`)
    const timer = setInterval(() => {
      if (!text.includes('</html>')) return
      clearInterval(timer)
      socket.destroy()
      resolve({ status: Number(text.slice(9, 12)), headers: {}, text })
    }, 20)
  })
}

/** Statuses of requests that are sent one behind the other over one connection. */
export function pipelined(port: number, sent: readonly Sent[]): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('error', reject)
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1')
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
      if (statuses.length < sent.length) return
      socket.destroy()
      resolve(statuses)
    })
    for (const { path, headers = {}, body } of sent) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
      const length = Buffer.byteLength(textOf(body))
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}Content-Length: ${length}\r\n\r\n${textOf(body)}`,
      )
    }
  })
}

const textOf = (body: Sent['body']) => (typeof body === 'string' ? body : '')
