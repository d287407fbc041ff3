import type { Browser } from '@playwright/test'
import postgres from 'postgres'
import { prefixOf } from '#app/i18n/language.ts'
import { addressesIn } from '#test/e2e/addresses.ts'
import { expect, test } from '#test/e2e/product.ts'

const kinds = ['ticket', 'rate', 'confirm', 'unsubscribe'] as const
const times = [1, 2, 3]

test('signed links that programs and browsers open change nothing, and one click ends a subscription', async ({
  browser,
  product,
}) => {
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const [start] = await sql<{ now: Date }[]>`select now()`
    const addresses = await addressesIn(product, 'en')
    const links = kinds.map((kind) => String(addresses.public[kind]))
    const kept = () => keptOf(sql, start?.now ?? new Date())
    const before = await kept()
    expect(before.tickets).toMatchObject([{ state: 'open' }, { state: 'resolved' }])

    for (const link of links) for (const _ of times) expect((await fetch(link)).status, link).toBe(200)
    expect(await kept()).toEqual(before)

    await Promise.all(links.map((link) => openThrice(browser, link)))
    expect(await kept()).toEqual(before)

    const reader = before.subscribers?.findLast((one) => one.confirmed_at !== null)
    const link = String(addresses.public.unsubscribe).replace(prefixOf('en') + '/', '/')
    const answer = await fetch(link, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(answer.status).toBe(200)
    const after = await kept()
    const ended = after.subscribers?.filter((one) => one.unsubscribed_at !== null)
    expect(ended).toMatchObject([{ id: reader?.id }])
    expect({ ...after, subscribers: null }).toEqual({ ...before, subscribers: null })
  } finally {
    await sql.end()
  }
})

/** As a mail program's preview does: scripts run, and it waits for whatever they would ask for. */
async function openThrice(browser: Browser, link: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  for (const _ of times) {
    const answer = await page.goto(link, { waitUntil: 'networkidle' })
    expect(answer?.status(), link).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await context.close()
}

/** What is kept of who wrote, rated or subscribed; of the tickets only the new ones: the demo's others live on. */
async function keptOf(sql: postgres.Sql, since: Date) {
  const kept: Record<string, Record<string, unknown>[]> = {
    tickets: [...(await sql`select * from tickets where created_at >= ${since} order by id`)],
  }
  for (const table of [
    'surveys',
    'survey_answers',
    'subscribers',
    'consents',
    'suppressions',
    'one_time_codes',
  ])
    kept[table] = [...(await sql`select * from ${sql(table)} order by 1, 2`)]
  return kept
}
