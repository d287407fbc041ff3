import { expecting } from '#test/bench/ask.ts'
import { startBare, type Bare } from '#test/bench/desk/bare.ts'
import { factsOf, type Facts } from '#test/bench/desk/facts.ts'
import { pagesOf, type Page, type Role } from '#test/bench/desk/pages.ts'
import { withFilledServer, type FilledServer } from '#test/bench/fill/server.ts'
import { signIn, startWeb, type Web } from '#test/bench/web.ts'

export type DeskHouse = {
  filled: FilledServer
  facts: Facts
  web: Web
  cookies: Record<Role, string>
  pages: Page[]
  bare: Bare
}

type Places = {
  sizes: readonly number[]
  data?: string | undefined
  keep: boolean
  only?: string | undefined
}

/** A house of each size, all of them open at once, so that they are asked in turn and the machine is as busy for each. */
export async function withDeskHouses<T>(
  { sizes, data, keep, only }: Places,
  work: (houses: DeskHouse[]) => Promise<T>,
): Promise<T> {
  const open = (left: readonly number[], houses: DeskHouse[]): Promise<T> => {
    const [tickets, ...others] = left
    if (tickets === undefined) return work(houses)
    return withFilledServer({ tickets, data, keep, ledger: true }, async (filled) => {
      const house = await openHouse(filled, only)
      try {
        return await open(others, [...houses, house])
      } finally {
        house.bare.stop()
        await house.web.stop()
      }
    })
  }
  return open(sizes, [])
}

async function openHouse(filled: FilledServer, only: string | undefined): Promise<DeskHouse> {
  const facts = await factsOf(filled)
  const web = await startWeb(filled)
  const cookies = {
    agent: await signIn(filled.url, filled.agent),
    manager: await signIn(filled.url, filled.manager),
  }
  const pages = pagesOf(facts).filter(({ name }) => !only || name.includes(only))
  const ask = expecting(web.ask, 200)
  const answered = []
  for (const page of pages)
    answered.push({
      ...page,
      answer: await ask({ path: page.path(0), headers: { Cookie: cookies[page.role] } }),
    })
  return { filled, facts, web, cookies, pages, bare: await startBare(filled, answered) }
}
