import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// The barest server there can be: a table of finished answers. `node bare-server.ts PORT FILE`

type Stored = Record<string, { head: string[]; bytes: string }>

const [port, file = ''] = process.argv.slice(2)
const stored: Stored = JSON.parse(readFileSync(file, 'utf8'))
const answers = new Map(
  Object.entries(stored).map(([path, { head, bytes }]) => [
    path,
    { head, bytes: Buffer.from(bytes, 'base64') },
  ]),
)

createServer((req, res) => {
  const answer = answers.get(req.url ?? '')
  if (!answer) return res.writeHead(404).end()
  res.writeHead(200, answer.head)
  res.end(answer.bytes)
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
