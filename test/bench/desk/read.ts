import { expecting, inParallel } from '#test/bench/ask.ts'
import { cpuSeconds } from '#test/bench/cpu.ts'
import type { DeskHouse } from '#test/bench/desk/house.ts'
import { percentiles } from '#test/bench/percentiles.ts'

export type PageFigures = {
  kind: 'page' | 'text' | 'write'
  p50: number
  p95: number
  bareP50?: number
  bareP95?: number
  /** Of the two medians. */
  ratio?: number
}

const warmUp = 4
const rounds = 40

/** A page in each house in turn, and after each the bare program there. */
export async function readPage(houses: readonly DeskHouse[], index: number): Promise<PageFigures[]> {
  const times = houses.map(() => ({ ours: [] as number[], bare: [] as number[] }))
  for (let round = -warmUp; round < rounds; round++)
    for (const [at, house] of houses.entries()) {
      const page = house.pages[index]
      const measured = times[at]
      if (!page || !measured) continue
      const place = round + warmUp
      const headers = { Cookie: house.cookies[page.role] }
      const ours = await expecting(house.web.ask, 200)({ path: page.path(place), headers })
      const bare = await expecting(house.bare.ask, 200)({ path: house.bare.path(index, place) })
      if (round < 0) continue
      measured.ours.push(ours.ms)
      measured.bare.push(bare.ms)
    }
  return times.map(({ ours, bare }, at) => {
    const [of, beside] = [percentiles(ours), percentiles(bare)]
    return {
      kind: houses[at]?.pages[index]?.kind ?? 'page',
      p50: of.p50,
      p95: of.p95,
      bareP50: beside.p50,
      bareP95: beside.p95,
      ratio: Math.round((of.p50 / Math.max(beside.p50, 0.1)) * 10) / 10,
    }
  })
}

const inbox = '/desk/tickets'
const pagesToWarmUp = 150

/** A process that has just begun compiles what it runs. */
export async function warmUpWeb({ web, cookies, facts }: DeskHouse): Promise<void> {
  const ask = expecting(web.ask, 200)
  for (let count = 0; count < pagesToWarmUp; count++)
    for (const path of [inbox, `${inbox}/${facts.numbers[0]}`])
      await ask({ path, headers: { Cookie: cookies[count % 2 ? 'agent' : 'manager'] } })
}

/** What a page of the inbox costs of the processor of the web process, in milliseconds. */
export async function inboxCpuMs({ web, cookies }: DeskHouse): Promise<number> {
  const ask = expecting(web.ask, 200)
  const pages = 200
  const page = () => ask({ path: inbox, headers: { Cookie: cookies.agent } })
  for (let count = 0; count < 50; count++) await page()
  const before = cpuSeconds(web.pid)
  for (let count = 0; count < pages; count++) await page()
  return Math.round(((cpuSeconds(web.pid) - before) / pages) * 10_000) / 10
}

/** Pages of the inbox a second that eight clients get. */
export async function inboxPerSecond8({ web, cookies }: DeskHouse, seconds: number): Promise<number> {
  const ask = expecting(web.ask, 200)
  const began = Date.now()
  let pages = 0
  await inParallel(8, async () => {
    while (Date.now() - began < seconds * 1000) {
      await ask({ path: inbox, headers: { Cookie: cookies.agent } })
      pages += 1
    }
  })
  return Math.round((pages / ((Date.now() - began) / 1000)) * 10) / 10
}
