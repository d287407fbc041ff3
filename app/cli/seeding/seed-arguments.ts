import { Refusal } from '#app/cli/supervise/refusal.ts'
import { isSituation, situations, type SituationName } from '#jobs/demo/situations/index.ts'

const situationFlag = '--situation'
const removeFlag = '--remove-demo-accounts'

export type Asked = { does: 'seed' } | { does: 'remove' } | { does: 'situation'; name: SituationName }

/** What `npm run seed -- …` asks for. Throws Refusal, with the list of situations where none of them was named. */
export function readArguments(given: readonly string[]): Asked {
  const [flag, name = '', ...more] = given
  if (flag === undefined) return { does: 'seed' }
  if (flag === removeFlag && name === '') return { does: 'remove' }
  if (flag !== situationFlag || more.length > 0) {
    const unknown = flag === situationFlag || flag === removeFlag ? given.at(-1) : flag
    throw new Refusal(`seed: unknown argument ${unknown}; there are ${situationFlag} NAME and ${removeFlag}`)
  }
  if (isSituation(name)) return { does: 'situation', name }
  const problem = name === '' ? `${situationFlag} needs a name` : `there is no situation ${name}`
  throw new Refusal([`seed: ${problem}; the situations are`, ...listed].join('\n'))
}

const listed = Object.entries(situations).map(([name, { shows }]) => `  ${name}: ${shows}`)
