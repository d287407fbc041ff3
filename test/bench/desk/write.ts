import { randomUUID } from 'node:crypto'
import { expecting } from '#test/bench/ask.ts'
import type { DeskHouse } from '#test/bench/desk/house.ts'
import type { PageFigures } from '#test/bench/desk/read.ts'
import { percentiles } from '#test/bench/percentiles.ts'

type Form = { path: string; fields: Array<[string, string]> }
type Write = { name: string; rounds: number; form: (house: DeskHouse, round: number) => Form }

const inBulk = 100
const nth = ({ facts }: DeskHouse, at: number) => facts.open[at % facts.open.length] ?? ''

/** What an agent sends, each to other tickets of theirs: no two writes wait for each other. */
export const writes: readonly Write[] = [
  {
    name: 'reply',
    rounds: 30,
    form: (house, round) => ({
      path: `/desk/tickets/${nth(house, round)}`,
      fields: [
        ['way', 'reply'],
        ['body', `已经核实，正在补传。${round}`],
      ],
    }),
  },
  {
    name: 'transition',
    rounds: 30,
    form: (house, round) => ({
      path: `/desk/tickets/${nth(house, 30 + round)}/state`,
      fields: [
        ['to', 'waiting_upstream'],
        ['reason', '等上游核对'],
      ],
    }),
  },
  {
    name: `bulk of ${inBulk}`,
    rounds: 6,
    form: (house, round) => ({
      path: '/desk/tickets/bulk/priority',
      fields: [
        ['bulkPriority', round % 2 === 0 ? 'urgent' : 'low'],
        ...house.facts.open.slice(-inBulk).map((number): [string, string] => ['ticket', number]),
      ],
    }),
  },
]

/** One write in each house in turn. */
export async function write(houses: readonly DeskHouse[], { rounds, form }: Write): Promise<PageFigures[]> {
  const times: number[][] = houses.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, house] of houses.entries()) {
      const { path, fields } = form(house, round)
      const body = new URLSearchParams([...fields, ['formKey', randomUUID()]]).toString()
      const answer = await expecting(
        house.web.ask,
        302,
      )({
        path,
        method: 'POST',
        headers: {
          Cookie: house.cookies.agent,
          Origin: house.web.url,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body,
      })
      times[at]?.push(answer.ms)
    }
  return times.map((of) => ({ kind: 'write' as const, p50: percentiles(of).p50, p95: percentiles(of).p95 }))
}
