import type { Scope } from '#app/domain/people/roles/scopes.ts'
import { staffNames, type StaffName } from './callers.ts'
import type { Place } from './places.ts'
import type { Verdict } from './routes.ts'

type Fields = Record<string, string>
export type Form = (place: Place) => Fields

/** Who is let in. Everybody else is refused as the kind of route says. */
export type Who =
  | { who: 'public' }
  /** The pass of this very ticket; all others are sent to prove themselves, or told that nothing is here. */
  | { who: 'reporter'; others: 'proof' | 404 }
  /** Staff by name. Who may not even see what it is about must be told that it does not exist. */
  | { who: 'staff'; may: readonly StaffName[]; see: readonly StaffName[]; isCall?: true }
  | { who: 'key'; scope: Scope }
  /** Nobody, as there is nothing. */
  | { who: 'nobody' }

export type Rule = Who & { form?: Form }
export type Entry = { loader?: Rule; action?: Rule }

const everybody = staffNames
const but = (...names: StaffName[]) => staffNames.filter((name) => !names.includes(name))

/** Who sees a ticket of the taxpayer service: its people, its assignee, and those who oversee. */
const seers = but('otherAgent', 'otherLead', 'editor')
const workers: readonly StaffName[] = ['agent', 'lead', 'assignee', 'admin']
const commanders: readonly StaffName[] = ['commander', 'admin']
const writers: readonly StaffName[] = ['commander', 'communications', 'admin']

export const open: Rule = { who: 'public' }
export const openForm = (form: Form): Rule => ({ who: 'public', form })
const staff = (may: readonly StaffName[], see: readonly StaffName[], form?: Form): Rule => ({
  who: 'staff',
  may,
  see,
  ...(form ? { form } : {}),
})

export const desk = {
  everybody: staff(everybody, everybody),
  everybodyDoes: (form?: Form) => staff(everybody, everybody, form),
  /** Asked by a page that is open, which must not be led away. */
  calls: { ...staff(everybody, everybody), isCall: true },
  lists: staff(but('editor'), everybody),
  listsDoes: (form: Form) => staff(but('editor'), everybody, form),
  sharesView: (form?: Form) => staff(['admin'], but('editor'), form),
  files: (form?: Form) =>
    staff(['agent', 'lead', 'assignee', 'otherAgent', 'otherLead', 'admin'], everybody, form),
  sees: (form?: Form) => staff(seers, seers, form),
  seesByCall: { ...staff(seers, seers), isCall: true },
  works: (form?: Form) => staff(workers, seers, form),
  supervises: (form: Form) => staff(['lead', 'manager', 'admin'], seers, form),
  links: (form: Form) => staff([...workers, 'commander'], seers, form),
  commands: (form?: Form) => staff(commanders, everybody, form),
  /** Only administrators learn that there is such a page. */
  outbox: staff(['admin'], ['admin']),
  /** What the public says of the service. */
  hears: staff(['lead', 'otherLead', 'communications', 'manager', 'admin'], everybody),
  /** Who words messages, and who decides that a channel is silent. */
  words: (form?: Form) => staff(['editor', 'communications', 'manager', 'admin'], everybody, form),
  silences: (form: Form) => staff(['communications', 'manager', 'admin'], everybody, form),
  administers: (form?: Form) => staff(['admin'], everybody, form),
  writes: (form?: Form) => staff(writers, everybody, form),
} as const

export const ownPage: Rule = { who: 'reporter', others: 'proof' }
export const ownForm = (form?: Form): Rule => ({ ...ownPage, ...(form ? { form } : {}) })
export const ownFile: Rule = { who: 'reporter', others: 404 }

export const key = (scope: Scope, form?: Form): Rule => ({ who: 'key', scope, ...(form ? { form } : {}) })
export const nobody: Rule = { who: 'nobody' }
export const nobodyDoes = (form: Form): Rule => ({ who: 'nobody', form })

/** What one who proves nothing hears from a route. */
export function refusalOf({ does, rule }: { does: string; rule: Rule }): Verdict {
  switch (rule.who) {
    case 'staff':
      return does === 'loader' && !rule.isCall ? 'sign-in' : 401
    case 'reporter':
      return rule.others
    case 'key':
      return 401
    default:
      return 404
  }
}

/** What a member of staff hears: a refusal where they may see it, that there is nothing where they may not. */
export const ofStaff = (
  { may, see }: Extract<Rule, { who: 'staff' }>,
  name: StaffName,
): Verdict | 'refused' => (may.includes(name) ? 'in' : see.includes(name) ? 'refused' : 404)
