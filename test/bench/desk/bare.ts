import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asker, type Answer, type Ask } from '#test/bench/ask.ts'
import type { Page } from '#test/bench/desk/pages.ts'
import type { FilledServer } from '#test/bench/fill/server.ts'
import { openExplained } from '#test/support/explain.ts'
import { freePort } from '#test/support/free-port.ts'

/** So many rounds of a page have rows of their own; those after them begin again. */
export const variants = 5
const ofTheConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length'])

export type Bare = { ask: Ask; path: (page: number, round: number) => string; stop: () => void }

/** A program that asks the rows of each page and answers the bytes that the product did. */
export async function startBare(
  filled: FilledServer,
  pages: ReadonlyArray<Page & { answer: Answer }>,
): Promise<Bare> {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-bench-'))
  const file = join(folder, 'pages.jsonl')
  const path = (page: number, round: number) => `/${page}/${round % variants}`
  const explained = {
    agent: openExplained(filled.url, filled.agent),
    manager: openExplained(filled.url, filled.manager),
  }
  for (const [index, { role, rows, answer }] of pages.entries())
    for (let round = 0; round < variants; round++) {
      const { ctx, askedBy } = explained[role]
      const statements = (await askedBy(() => rows(ctx, round))).filter(
        ({ text }) => !text.includes('set_config'),
      )
      const head = answer.head.filter(([name]) => !ofTheConnection.has(name.toLowerCase()))
      const line = { path: path(index, round), statements, head, bytes: answer.bytes.toString('base64') }
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    }
  await Promise.all([explained.agent.close(), explained.manager.close()])

  const port = await freePort()
  const program = join(import.meta.dirname, 'bare-reader.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, filled.url, String(port), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await once(child.stdout, 'data')
  return {
    ask: asker(`http://127.0.0.1:${port}`),
    path,
    stop() {
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
