import { tell, withHouse, type House } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'
import { clients, load, type Load } from '#test/bench/public/load.ts'
import { bareServer, nginxServer, type Rival } from '#test/bench/public/rivals.ts'
import { fetchSample, type Sample } from '#test/bench/public/samples.ts'
import { storm } from '#test/bench/public/storm.ts'

type Names = 'home' | 'incident' | 'summary'

/**
 * What everybody asks for, by 32 keep-alive clients that take brotli: ours beside a bare `node:http` server and nginx,
 * each sending the same headers and bytes, one after the other in one run; then again while ten updates a second are
 * published. `ratio` is the worst of the three documents; `bareNodePerSecond` and `nginxPerSecond` are of that one.
 */
export const bench: Bench = ({ seconds = '4' }) =>
  withHouse(async (house) => {
    const paths = await pathsOf(house)
    const samples = await samplesOf(house, paths)
    await checkNotModified(house, samples)
    const rivals = [await bareServer(samples), await nginxServer(samples)]
    try {
      const calm = await inTurn(house, samples, rivals, Number(seconds))
      const published = await storm(house, paths, Number(seconds))
      const worst = calm.reduce((a, b) => (b.ratio < a.ratio ? b : a))
      return {
        ...Object.fromEntries(calm.map(({ name, ...figures }) => [name, figures])),
        bareNodePerSecond: worst.bareNodePerSecond,
        nginxPerSecond: worst.nginxPerSecond,
        ratio: worst.ratio,
        ratioOf: worst.name,
        maxStalenessMs: published.maxStalenessMs,
        storm: published,
        clients,
      }
    } finally {
      for (const rival of rivals) rival.stop()
    }
  })

async function pathsOf(house: House): Promise<Record<Names, string>> {
  const home = await (await fetch(house.url)).text()
  const number = /\/incidents\/(INC-\w+)/.exec(home)?.[1]
  if (!number) throw new Error('the demo has no open incident')
  return { home: '/', incident: `/incidents/${number}`, summary: '/api/v2/summary.json' }
}

async function samplesOf({ url }: House, paths: Record<string, string>): Promise<Sample[]> {
  const samples = await Promise.all(Object.entries(paths).map(([name, path]) => fetchSample(name, path, url)))
  for (const { name, status } of samples) if (status !== 200) tell(`${name}: ${status}, left out`)
  return samples.filter(({ status }) => status === 200)
}

async function checkNotModified({ url }: House, samples: readonly Sample[]) {
  for (const { path, etag } of samples) {
    const answer = await fetch(url + path, { headers: { 'If-None-Match': etag } })
    if (answer.status !== 304) throw new Error(`${path} answers ${answer.status} to its own tag`)
  }
}

type Calm = Load & {
  name: string
  bareNodePerSecond: number
  bareNodeP99Ms: number
  nginxPerSecond: number
  ratio: number
  /** The same by processor time: on a small machine the load itself may be what limits all three. */
  ratioByCpu: number
}

/** In turn and back, so that a machine that slows down does so for all of them; the mean counts. */
async function inTurn(
  house: House,
  samples: readonly Sample[],
  rivals: readonly Rival[],
  seconds: number,
): Promise<Calm[]> {
  const figures: Calm[] = []
  for (const { name, path } of samples) {
    const servers = [{ url: house.url, pid: house.pidOf('web') }, ...rivals].map(withLoads)
    for (const { url, pid, loads } of [...servers, ...servers.toReversed(), ...servers]) {
      if (url !== null) loads.push(await load(url + path, seconds, pid))
    }
    const [mine, bareNode, nginx] = servers.map(({ loads }) => mean(loads))
    if (!mine || !bareNode || !nginx) continue
    tell(
      `${name}: ours ${mine.perSecond}/s (${mine.perCpuSecond} a CPU second), bare ${bareNode.perSecond}/s (${bareNode.perCpuSecond}), nginx ${nginx.perSecond}/s (${nginx.perCpuSecond})`,
    )
    figures.push({
      name,
      ...mine,
      bareNodePerSecond: bareNode.perSecond,
      bareNodeP99Ms: bareNode.p99Ms,
      nginxPerSecond: nginx.perSecond,
      ratio: round(mine.perSecond / bareNode.perSecond, 3),
      ratioByCpu: round(mine.perCpuSecond / Math.max(1, bareNode.perCpuSecond), 3),
    })
  }
  return figures
}

const withLoads = (server: { url: string | null; pid: number }): typeof server & { loads: Load[] } => ({
  ...server,
  loads: [],
})

function mean(loads: readonly Load[]): Load {
  const of = (pick: (one: Load) => number) =>
    loads.length === 0 ? 0 : loads.reduce((sum, one) => sum + pick(one), 0) / loads.length
  return {
    perSecond: Math.round(of((one) => one.perSecond)),
    p99Ms: round(
      of((one) => one.p99Ms),
      1,
    ),
    perCpuSecond: Math.round(of((one) => one.perCpuSecond)),
  }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))
