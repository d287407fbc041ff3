import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { as } from '#test/support/context.ts'
import { openDesk } from '#test/support/desk.ts'
import { hireEverybody, type People } from './callers.ts'
import { aPlace, type Place } from './places.ts'

/** A desk with everybody who may call, one of each thing that an address names, and a first update published. */
export async function openWalk(): Promise<{ people: People; place: Place }> {
  await openDesk()
  const people = await hireEverybody()
  const place = await aPlace(people)
  const update = { status: 'investigating', body: { 'zh-CN': '正在调查。' }, approve: { reason: '夜间' } }
  await publishNow(as(people.commander.actor), place.incident.number, UpdateInput.parse(update))
  return { people, place }
}
