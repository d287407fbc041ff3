import { withDeskHouses, type DeskHouse } from '#test/bench/desk/house.ts'
import { inboxCpuMs, inboxPerSecond8, readPage, warmUpWeb, type PageFigures } from '#test/bench/desk/read.ts'
import { sweepFigures } from '#test/bench/desk/sweep.ts'
import { write, writes } from '#test/bench/desk/write.ts'
import { tell } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'

/** What p95 may be, and how much the median may grow from the smallest house to the largest. */
const limits = { page: { p95: 40, growth: 1.5 }, text: { p95: 250, growth: 3 } }
/** A median below this counts as this: what is faster still grows by the noise of the machine alone. */
const floorMs = 5

/**
 * The desk through HTTP with a session: every list, page and search, what is written, and the sweep, in houses of so many
 * tickets (`--tickets 10000,100000,1000000`), which are asked in turn. Beside each page the bare program, in the same
 * run: its rows by postgres.js, answered as the same bytes. `over` names what misses a limit.
 */
export const bench: Bench = ({ tickets = '1000000', data, keep, only, seconds = '10' }) => {
  const sizes = tickets.split(',').map(Number)
  if (!sizes.every((size) => size >= 10_000)) throw new Error('--tickets must be 10000 or more')
  return withDeskHouses({ sizes, data, keep: keep === 'true', only }, async (houses) => {
    for (const house of houses) await warmUpWeb(house)
    const asked = await measure(houses)
    const figures = []
    for (const [at, house] of houses.entries())
      figures.push({
        tickets: house.filled.shape.tickets,
        fillSeconds: house.filled.fillSeconds,
        inboxCpuMs: await inboxCpuMs(house),
        inboxPerSecond8: await inboxPerSecond8(house, Number(seconds)),
        sweep: await sweepFigures(house.filled),
        pages: Object.fromEntries(asked.map(({ name, of }) => [name, of[at]])),
      })
    const growth = Object.fromEntries(asked.map(({ name, of }) => [name, growthOf(of)]))
    return { figures, ...(houses.length > 1 ? { growth } : {}), over: asked.flatMap(overLimit) }
  })
}

type Asked = { name: string; of: PageFigures[] }

async function measure(houses: readonly DeskHouse[]): Promise<Asked[]> {
  const asked: Asked[] = []
  const keep = (name: string, of: PageFigures[]) => {
    tell(
      `${name}: ${of.map(({ p50, p95, bareP50 }) => `${p50}/${p95} (bare ${bareP50 ?? '–'})`).join(' · ')}`,
    )
    asked.push({ name, of })
  }
  for (const [index, page] of (houses[0]?.pages ?? []).entries())
    keep(`${page.name}, ${page.role}`, await readPage(houses, index))
  for (const one of writes) keep(one.name, await write(houses, one))
  return asked
}

const growthOf = (of: readonly PageFigures[]): number => {
  const floored = of.map(({ p50 }) => Math.max(p50, floorMs))
  return Math.round(((floored.at(-1) ?? floorMs) / (floored[0] ?? floorMs)) * 100) / 100
}

function overLimit({ name, of }: Asked): string[] {
  const kind = of[0]?.kind ?? 'page'
  if (kind === 'write') return []
  const { p95, growth } = limits[kind]
  return [
    ...of.flatMap((one) => (one.p95 > p95 ? [`${name}: p95 ${one.p95}`] : [])),
    ...(growthOf(of) > growth ? [`${name}: growth ${growthOf(of)}`] : []),
  ]
}
