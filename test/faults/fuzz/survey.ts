import type postgres from 'postgres'
import routes from '#app/routes.ts'
import type { RouteConfigEntry } from '@remix-run/route-config'
import type { Known } from '#test/faults/fuzz/texts.ts'
import type { Start } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

/** Every path that app/routes.ts lists; the address that would end one's own session stands apart. */
function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above
    return [path || '/', ...pathsOf(entry.children ?? [], path)]
  })
}

/** What exists in a house with demo data, and who may look at it. */
export async function survey(start: Start, sql: postgres.Sql): Promise<Known> {
  const said = (line: RegExp) => line.exec(start.output())?.[1] ?? ''
  const password = said(/^demo sign-in: admin@demo\.invalid (\S+)$/m)
  const key = said(/^demo api key: (fd_\S+)$/m)
  const column = async (rows: Promise<postgres.Row[]>) => (await rows).map(({ value }) => String(value))
  const sessions = await Promise.all(
    ['agent', 'lead', 'admin', 'commander'].map((role) => signIn(start.url, role, password)),
  )
  const call = caller(start.url, key)
  const filed: { number: string; token: string }[] = []
  for (let i = 0; i < 5; i++) filed.push(await fileOne(call, i))
  const links = filed.map(({ token }) => token)
  const passes = await Promise.all(links.map((link) => passOf(start.url, link)))
  const surveyed = await rateTokens(call, filed[0]?.number ?? '')
  return {
    paths: [...new Set(pathsOf(routes)), '/healthz', '/readyz', '/favicon.ico', '/assets/x.js'].filter(
      (path) => path !== '/desk/sign-out',
    ),
    numbers: await column(sql`select number as value from tickets order by created_at desc limit 40`),
    incidents: await column(sql`select number as value from incidents`),
    ids: await column(
      sql`(select id::text as value from notices limit 10) union all (select id::text from staff limit 5)
          union all (select id::text from incident_updates limit 5)`,
    ),
    tokens: [...links, ...surveyed],
    cookies: [...sessions, ...passes].filter((cookie) => cookie !== ''),
    key,
    hidden: hiddenIn(await (await fetch(`${start.url}/report`)).text()),
    origin: start.url,
  }
}

async function signIn(url: string, role: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/desk/sign-in`, {
    method: 'POST',
    headers: { Origin: url },
    body: new URLSearchParams({ email: `${role}@demo.invalid`, password }),
    redirect: 'manual',
  })
  return cookieOf(answer)
}

async function fileOne(call: Call, i: number): Promise<{ number: string; token: string }> {
  const { number, trackUrl } = await call('/tickets', {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: { number: `2411200000015000000${i}`, issuedOn: '2024-11-05', amount: '120.00' },
    description: '查无此票',
    contact: { mobile: `1370000${1000 + i}`, email: `fuzz${i}@demo.invalid` },
  })
  return { number: String(number), token: String(trackUrl).split('/').at(-1) ?? '' }
}

async function rateTokens(call: Call, number: string): Promise<string[]> {
  const email = 'fuzz0@demo.invalid'
  await call(`/tickets/${number}/transitions`, { to: 'open' })
  await call(`/tickets/${number}/transitions`, { to: 'resolved', reason: '已经可以查到。' })
  const tokens: string[] = []
  await until('a survey is offered', async () => {
    const said = JSON.stringify(await call(`/sandbox/messages?limit=200&to=${encodeURIComponent(email)}`))
    tokens.push(...[...said.matchAll(/\/rate\/([\w-]{22,})/g)].map(([, token]) => token ?? ''))
    return tokens.length > 0
  })
  return tokens
}

type Call = (path: string, body?: unknown) => Promise<Record<string, unknown>>

const caller =
  (url: string, key: string): Call =>
  async (path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const value: unknown = await answer.json()
    if (!answer.ok || typeof value !== 'object' || value === null)
      throw new Error(`${path}: ${JSON.stringify(value)}`)
    return { ...value }
  }

async function passOf(url: string, token: string): Promise<string> {
  return cookieOf(await fetch(`${url}/t/${token}`, { redirect: 'manual' }))
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

function hiddenIn(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([field]) => [
    /name="([^"]*)"/.exec(field)?.[1] ?? '',
    /value="([^"]*)"/.exec(field)?.[1] ?? '',
  ])
  return Object.fromEntries(fields)
}
