import { request, type Agent } from 'node:http'
import { connect } from 'node:net'
import type { Attack } from './attack.ts'

/** The status of the answer, or what became of the connection. */
export type Outcome = string

const patienceMs = 20_000

export function send(
  agent: Agent,
  base: string,
  { method = 'GET', path, headers, body }: Attack,
): Promise<Outcome> {
  const { hostname, port } = new URL(base)
  return new Promise((done) => {
    const call = request(
      { agent, hostname, port, method, path, headers, timeout: patienceMs },
      (response) => {
        response.resume()
        response.on('end', () => done(String(response.statusCode)))
        response.on('error', () => done('cut'))
      },
    )
    call.on('timeout', () => call.destroy())
    call.on('error', () => done('cut'))
    call.end(body)
  })
}

/** Says that 50 MB come, and sends a little every second, or nothing at all; ends when it is cut off or time is up. */
export function sendSlowly(base: string, bytesEach: number, untilMs: number): Promise<Outcome> {
  const { hostname, port } = new URL(base)
  return new Promise((done) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    const drip = setInterval(() => {
      if (Date.now() > untilMs) return socket.destroy()
      if (bytesEach > 0) socket.write(Buffer.alloc(bytesEach, 0x61))
    }, 1000)
    socket.on('data', (part: Buffer) => (answer ||= part.toString('latin1').slice(9, 12)))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(drip)
      done(answer || 'cut')
    })
    socket.write(
      `POST /report HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: multipart/form-data; boundary=${'b'.repeat(30)}\r\nContent-Length: ${50 * 1024 * 1024}\r\n\r\n`,
    )
    if (bytesEach > 0)
      socket.write(
        `--${'b'.repeat(30)}\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`,
      )
  })
}
