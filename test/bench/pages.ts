import { chromium as browsers } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import lighthouse from 'lighthouse'
import { tell, withHouse } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'
import { freePort } from '#test/support/free-port.ts'

type Figures = {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  transferKb: number
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat(
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
)

/** Lighthouse as on a phone, on the pages that people come to first; what keeps a page from 100 is told meanwhile. */
export const bench: Bench = ({ only }) =>
  withHouse(async ({ url }) => {
    const home = await (await fetch(url)).text()
    const incident = /\/incidents\/INC-\w+/.exec(home)?.[0] ?? '/'
    const paths = ['/', '/check', '/report', '/track', incident, '/help'].filter(
      (path) => !only || path === only,
    )
    const port = await freePort()
    const browser = await browsers.launch({
      executablePath: await chromium.executablePath(),
      args: [...flags, `--remote-debugging-port=${port}`],
    })
    try {
      const figures: Record<string, Figures> = {}
      for (const path of paths) {
        if ((await fetch(url + path)).ok) figures[path] = await judge(url + path, port)
        else tell(`${path}: there is no such page`)
      }
      return figures
    } finally {
      await browser.close()
    }
  })

async function judge(url: string, port: number): Promise<Figures> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' })
  if (!result) throw new Error(`${url} could not be judged`)
  const { categories, audits } = result.lhr
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const failed = Object.values(audits).filter(
    ({ score: one, scoreDisplayMode }) =>
      one !== null && one < 1 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode),
  )
  tell(
    `${new URL(url).pathname}: ${failed.map(({ id, displayValue }) => [id, displayValue].join(' ')).join(' · ')}`,
  )
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    transferKb: Math.round((audits['total-byte-weight']?.numericValue ?? 0) / 102.4) / 10,
  }
}
