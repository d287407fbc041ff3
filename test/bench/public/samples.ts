import { request } from 'node:http'

/** One answer as it went over the line: what the rivals send. */
export type Sample = {
  name: string
  path: string
  status: number
  etag: string
  head: string[]
  bytes: Buffer
}

const ofTheConnection = new Set(['connection', 'date', 'keep-alive'])

export function fetchSample(name: string, path: string, base: string): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const call = request(base + path, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          name,
          path,
          status: response.statusCode ?? 0,
          etag: response.headers.etag ?? '',
          head: pairs(response.rawHeaders)
            .filter(([header]) => !ofTheConnection.has(header.toLowerCase()))
            .flat(),
          bytes: Buffer.concat(parts),
        }),
      )
    })
    call.on('error', reject)
    call.end()
  })
}

export const pairs = (flat: readonly string[]): [string, string][] =>
  flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : []))
