import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import postgres from 'postgres'

// The barest program there can be for a page: it asks the page's rows by postgres.js and answers finished bytes.
// `node bare-reader.ts DATABASE_URL PORT FILE`; each line of the file is a page.

type Page = {
  path: string
  statements: Array<{ text: string; params: postgres.ParameterOrJSON<never>[] }>
  head: Array<[string, string]>
  bytes: string
}

const [url = '', port, file = ''] = process.argv.slice(2)
const sql = postgres(url, { max: 10, onnotice: () => undefined })
const pages = new Map(
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { path, statements, head, bytes }: Page = JSON.parse(line)
      return [path, { statements, head: Object.fromEntries(head), bytes: Buffer.from(bytes, 'base64') }]
    }),
)

async function answer(path: string) {
  const page = pages.get(path)
  if (!page) return null
  await Promise.all(
    page.statements.map(({ text, params }) => sql.unsafe(text, params, { prepare: params.length > 0 })),
  )
  return page
}

createServer((req, res) => {
  void answer(req.url ?? '').then((page) => {
    if (!page) return res.writeHead(404).end()
    return res.writeHead(200, page.head).end(page.bytes)
  })
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
