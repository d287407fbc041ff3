import { Agent } from 'node:http'
import type { Attack } from './attack.ts'
import { hostileAddresses } from './addresses.ts'
import { hostileBodies } from './bodies.ts'
import { pushedMails, sendMails } from './mails.ts'
import { send, sendSlowly, type Outcome } from './send.ts'

/** What the senders are told, as JSON. */
export type Orders = {
  url: string
  seconds: number
  clients: number
  key: string
  mailPort: number
  paths: readonly string[]
}
/** How often each attack ended how. */
export type Told = Record<string, Record<Outcome, number>>

// A process of its own, so that its work does not hold up who measures.
const orders: Orders = JSON.parse(process.argv[2] ?? '')
const { url, seconds, clients, key, mailPort, paths } = orders
const bodies = hostileBodies(key)
const until = Date.now() + seconds * 1000
const told: Told = {}

function tell(name: string, outcome: Outcome) {
  const outcomes = (told[name] ??= {})
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
}

/**
 * Of ten clients two keep a slow upload going and two send mails; the others send everything else there is, each
 * beginning elsewhere.
 */
const slowBytes = [0, 100, 2000]
async function client(number: number) {
  if (number % 5 === 4) {
    while (Date.now() < until) {
      const bytes = slowBytes[Math.floor(number / 5) % slowBytes.length] ?? 0
      tell(`slowly, ${bytes} bytes a second`, await sendSlowly(url, bytes, until))
    }
    return
  }
  if (number % 5 === 3) return sendMails(mailPort, paths, number, until, tell)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let at = number * 7; Date.now() < until; at++) {
    // A signature is good for some minutes: made anew each time.
    const attacks: readonly Attack[] = [...bodies, ...hostileAddresses, ...pushedMails(paths, at)]
    const attack = attacks[at % attacks.length]
    if (attack) tell(attack.name, await send(agent, url, attack))
  }
  agent.destroy()
}

await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
process.send?.(told, () => process.exit(0))
