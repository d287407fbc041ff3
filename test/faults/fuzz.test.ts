import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterEach, expect, test } from 'vitest'
import { fuzzed, type Fuzzed } from '#test/faults/fuzz/generate.ts'
import { brokenInvariants } from '#test/faults/fuzz/invariants.ts'
import { flawOf, send } from '#test/faults/fuzz/send.ts'
import { survey } from '#test/faults/fuzz/survey.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, databaseOf, npmStart } from '#test/support/start.ts'

/** Requests; the acceptance run sets 100000. */
const requests = Number(process.env.FUZZ ?? 1500)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)
const clients = 16
const batch = 500

const dataDir = await preparedDataDir('demo')
const cleanUp: Array<() => unknown> = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
  clearAway(dataDir)
})

test(
  `whatever is sent, nothing breaks, hangs or shows its inside (FUZZ_SEED=${seed})`,
  { timeout: 120_000 + requests * 60 },
  async () => {
    const start = await npmStart(dataDir, { DEMO: '1', SWEEP_SECONDS: '5' })
    await start.untilReady()
    const sql = postgres(databaseOf(dataDir), { max: 2, onnotice: () => undefined })
    cleanUp.push(() => sql.end())
    const known = await survey(start, sql)
    expect(known.cookies.length).toBeGreaterThan(5)

    const flaws = new Map<string, string>()
    const statuses: Record<string, number> = {}
    const filed: string[] = []
    for (let done = 0; done < requests; done += batch) {
      const waiting = fc.sample(fuzzed(known), {
        seed: seed + done,
        numRuns: Math.min(batch, requests - done),
      })
      const client = async () => {
        for (let one = waiting.pop(); one; one = waiting.pop()) {
          const answer = await send(start.url, one)
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
          const flaw = flawOf(answer)
          if (flaw) flaws.set(`${flaw} ${one.method} ${shapeOf(one.path)}`, told(one))
          const number = /\/report\/received\/([\w-]+)/.exec(answer.location)?.[1] ?? numberOf(one, answer)
          if (number) filed.push(number)
        }
      }
      await Promise.all(Array.from({ length: clients }, client))
    }
    process.stdout.write(
      `fuzz: ${requests} requests, statuses ${JSON.stringify(statuses)}, ${filed.length} reports\n`,
    )

    expect([...flaws].map(([flaw, request]) => `${flaw}\n  ${request}`)).toEqual([])
    expect((await fetch(`${start.url}/readyz`)).status).toBe(200)
    const found = await sql`select number from tickets where number = any(${filed})`
    expect(found).toHaveLength(new Set(filed).size)
    expect(await brokenInvariants(sql)).toEqual([])
    expect(start.output()).not.toMatch(/"level":"fatal"|unexpected error/)

    const { PATH, HOME } = process.env
    const env = { NODE_ENV: 'production' as const, PATH, HOME, DATA_DIR: dataDir }
    const audit = execFileSync('npm', ['run', '-s', 'audit:verify'], { env })
    process.stdout.write(audit)
    start.process.kill('SIGTERM')
    expect(await start.ended).toBe(0)
  },
)

const shapeOf = (path: string) => (path.split('?')[0] ?? '').replaceAll(/[\w%.-]{10,}/g, ':x')

/** Enough to send it again. */
const told = ({ headers, body, ...rest }: Fuzzed) =>
  JSON.stringify({ ...rest, headers, body: body?.toString('latin1').slice(0, 1500) }).slice(0, 3000)

function numberOf(
  { path, method }: Fuzzed,
  { status, text }: { status: number; text: string },
): string | undefined {
  if (method !== 'POST' || status !== 201 || !/^\/api\/v1\/tickets(?:\?|$)/.test(path)) return undefined
  return /"number":"([\w-]+)"/.exec(text)?.[1]
}
