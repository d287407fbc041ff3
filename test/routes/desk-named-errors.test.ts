import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import type { People } from '#test/security/walk/callers.ts'
import { filledForms } from '#test/security/walk/filled-forms.ts'
import { matrix } from '#test/security/walk/matrix.ts'
import type { Place } from '#test/security/walk/places.ts'
import { openWalk } from '#test/security/walk/open-walk.ts'
import { allRoutes } from '#test/security/walk/routes.ts'
import { addressOf, placeFor } from '#test/security/walk/steps.ts'
import { pageRenderer } from '#test/support/render.ts'

/** Every page of the desk with a form in which something is typed. */
const steps = (await allRoutes()).flatMap(({ file, path, action }) => {
  const rule = matrix[file]?.action
  return action && rule?.who === 'staff' && file.endsWith('.tsx')
    ? [{ file, path, does: 'action', rule }]
    : []
})

/** What is chosen where nothing is typed, or the answer would be about the choice. */
const chosen: Record<string, Record<string, string>> = {
  'routes/desk/ticket.tsx': { way: 'reply' },
  'routes/desk/incident-stage.tsx': { action: 'extend' },
  'routes/desk/ticket-state.tsx': { to: 'cancelled' },
  'routes/desk/ticket-supervision.tsx': { active: 'yes' },
  'routes/desk/ticket-transfer.tsx': { department: 'product' },
  'routes/desk/messages.tsx': { message: 'ticket-received', language: 'zh-CN', channel: 'email' },
}

let answer: (request: Request) => Promise<Response>
let people: People
let place: Place

beforeAll(async () => {
  answer = await pageRenderer()
})
beforeEach(async () => {
  const opened = await openWalk()
  people = opened.people
  place = opened.place
})
afterAll(closeRuntime)

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, '')

/** The labels of the fields beside which an error stands. */
function labelsOfErrors(html: string): string[] {
  const ids = [...html.matchAll(/<p id="([\w-]+)-error"/g)].map(([, id]) => id ?? '')
  return ids.map((id) => {
    const label =
      new RegExp(`<label for="${id}"[^>]*>(.*?)</label>`, 's').exec(html)?.[1] ??
      [...html.slice(0, html.indexOf(`id="${id}-error"`)).matchAll(/<legend[^>]*>(.*?)<\/legend>/gs)].at(
        -1,
      )?.[1]
    return plain((label ?? `no label of ${id}`).replace(/<span[^>]*>.*<\/span>/s, '')).replace(
      /（会告知.*/,
      '',
    )
  })
}
/** What is said above the form. */
const alertsOf = (html: string) =>
  [...html.matchAll(/role="alert".{0,2500}/gs)].map(([alert]) => plain(alert)).join('\n')

test(
  'a form of the desk that comes back empty names each field that is wrong',
  { timeout: 60_000 },
  async () => {
    const named: Record<string, string[]> = {}
    const unnamed: Record<string, string[]> = {}
    for (const step of steps) {
      const who =
        step.rule.who === 'staff' ? (step.rule.may.includes('admin') ? 'admin' : step.rule.may[0]) : undefined
      if (!who) continue
      const here = { ...(await placeFor(step, place, people, who)) }
      const ready = { ...here, ...(await filledForms[step.file]?.ready?.(here, people)) }
      const body = new URLSearchParams({ formKey: crypto.randomUUID(), ...chosen[step.file] })
      const response = await answer(
        new Request(`http://127.0.0.1:3000${addressOf(step.path, ready)}`, {
          method: 'POST',
          headers: { Cookie: people[who].cookie, Accept: 'text/html' },
          body,
        }),
      )
      const html = await response.text()
      if (response.status !== 422) continue
      const alerts = alertsOf(html)
      const labels = labelsOfErrors(html)
      named[step.file] = labels
      const missing = labels.filter((label) => !alerts.includes(`${label}：`))
      if (missing.length > 0) unnamed[step.file] = missing
    }
    expect(unnamed).toEqual({})
    // All that have fields to name, long and short.
    expect(Object.values(named).filter((labels) => labels.length > 0).length).toBeGreaterThan(17)
  },
)
