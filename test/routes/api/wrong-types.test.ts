import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DomainError, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { operations } from '#app/http/openapi/operations.ts'
import { requests } from '#app/http/openapi/requests.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'

type Path = ReadonlyArray<string | number>

/** Every place in a body, lists and objects among them. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function withValue(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(body) ? [...body] : { ...Object(body) }
  const inner: unknown = Reflect.get(Object(body), key)
  if (rest.length === 0 && value === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key)
  else Reflect.set(copy, key, withValue(inner, rest, value))
  return copy
}

const valueAt = (body: unknown, place: Path): unknown =>
  place.reduce<unknown>((at, key) => Reflect.get(Object(at), key), body)

function errorsOf(name: keyof typeof requests, body: unknown): readonly FieldError[] {
  try {
    parseInput(requests[name], body)
    return []
  } catch (error) {
    if (error instanceof DomainError) return error.fields
    throw error
  }
}

const full: Partial<Record<keyof typeof requests, object>> = {
  NewTicket: {
    kind: 'technical_fault',
    category: 'c',
    symptom: 'error',
    invoice: { number: '1', code: '2', amount: '3', sellerTaxId: '4' },
    description: 'd',
    contact: { name: 'n', mobile: '13800138000', email: 'a@demo.invalid', language: 'en', notifyBy: ['sms'] },
    lookup: { exactMessage: 'm', steps: 's' },
    extra: { a: 'b' },
    channel: 'api',
    externalId: 'x',
  },
  NewIncident: {
    title: { 'zh-CN': '甲', en: 'a' },
    severity: 2,
    components: ['lookup'],
    regions: ['3100'],
    description: 'd',
    workaround: { 'zh-CN': '乙' },
    drill: false,
    tickets: ['x'],
    plannedMinutes: { repair: 5 },
  },
  NewUpdate: {
    status: 'identified',
    body: { 'zh-CN': '丙', en: 'c' },
    components: { lookup: 'operational' },
    nextUpdateAt: '2026-12-01T10:00:00Z',
    displayAt: '2026-12-01T10:00:00Z',
    sendAt: '2026-12-01T10:00:00Z',
    notify: true,
    approve: { reason: 'r' },
    urgent: { reason: 'r' },
  },
}
const bodies = operations.flatMap(({ body, example }) =>
  body && body !== 'ProviderReports' ? [{ name: body, whole: full[body] ?? example ?? {} }] : [],
)
const wrong = [true, 13_800_138_000, null, [], {}, ['x'], { x: 1 }, [null], 1.5]

describe.each(bodies)('$name', ({ name, whole }) => {
  test('is taken as it stands here', () => {
    expect(errorsOf(name, whole)).toEqual([])
  })

  test('says of every value of a wrong type that the type is wrong, and where', () => {
    for (const place of placesIn(whole)) {
      for (const value of wrong) {
        const at = place.join('.')
        // A list of the right type that is empty lacks what it has to hold.
        if (Array.isArray(valueAt(whole, place)) && Array.isArray(value)) continue
        const errors = errorsOf(name, withValue(whole, place, value))
        // A body that is a list or an empty object lacks its fields; a value that is there is never missing itself.
        for (const { field, message } of errors) {
          expect(`${at} = ${JSON.stringify(value)}: ${field} ${message}`).not.toBe(
            `${at} = ${JSON.stringify(value)}: ${at} required`,
          )
          expect(field === at || field.startsWith(at) || at.startsWith(field)).toBe(true)
        }
      }
    }
  })

  test('says of a field that is left out that it is required', () => {
    for (const place of placesIn(whole).slice(1)) {
      const errors = errorsOf(name, withValue(whole, place, undefined))
      const at = place.join('.')
      for (const { field, message } of errors)
        expect([field, message, at]).toEqual([
          field === at ? at : field,
          field === at ? 'required' : message,
          at,
        ])
    }
  })
})

test.each([
  ['NewTicket', 'contact.mobile', 13_800_138_000, 'type_text'],
  ['NewTicket', 'contact', 'x', 'type_object'],
  ['NewTicket', 'contact', null, 'type_object'],
  ['NewTicket', 'contact.notifyBy', 'sms', 'type_list'],
  ['NewTicket', 'contact.notifyBy.0', 5, 'choice'],
  ['NewTicket', 'description', ['x'], 'type_text'],
  ['NewTicket', 'description', null, 'type_text'],
  ['NewTicket', 'description', '', 'required'],
  ['NewTicket', 'kind', undefined, 'required'],
  ['NewTicket', 'extra', 5, 'type_object'],
  ['NewTicket', 'extra.a', 5, 'type_text'],
  ['NewIncident', 'title', 5, 'type_text'],
  ['NewIncident', 'title.zh-CN', 5, 'type_text'],
  ['NewIncident', 'title.zh-CN', undefined, 'required'],
  ['NewIncident', 'severity', true, 'type_number'],
  ['NewIncident', 'severity', null, 'type_number'],
  ['NewIncident', 'severity', 1.5, 'type_whole'],
  ['NewIncident', 'regions.0', 3100, 'type_text'],
  ['NewIncident', 'drill', 'yes', 'type_boolean'],
  ['NewIncident', 'plannedMinutes.repair', '5', 'type_number'],
  ['NewUpdate', 'notify', 'true', 'type_boolean'],
  ['NewUpdate', 'components.kitchen', 'operational', 'unknown'],
  ['NewUpdate', 'body.en', 5, 'type_text'],
  ['NewUpdate', 'nextUpdateAt', '2026-12-01 10:00', 'zone'],
  ['NewUpdate', 'displayAt', 1, 'zone'],
  ['NewUpdate', 'sendAt', null, 'zone'],
] as const)('%s with %s %j is refused as %s', (name, field, value, message) => {
  const body = withValue(full[name], field.split('.'), value)
  expect(errorsOf(name, body)).toContainEqual({ field, message })
  const t = translator('en')
  const key = `field.${message}`
  expect(isKey(key) && t(key)).toBeTruthy()
})

test('no schema of a body makes a value of another type of what was sent', () => {
  const folders = ['app/domain', 'app/http', 'app/routes']
  const coercing = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && readFileSync(join(folder, file), 'utf8').includes('z.coerce'))
      .map((file) => join(folder, file)),
  )
  expect(coercing).toEqual([])
})
