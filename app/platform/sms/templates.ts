import { z } from 'zod'
import type { OutgoingMessage } from '#app/platform/provider.ts'

/** An approved template: its code at the provider and, where the provider counts them, its variables in order. */
export type SmsTemplate = { code: string; params: readonly string[] | null }
export type SmsTemplates = Readonly<Record<string, SmsTemplate>>

const code = z.string().regex(/^[A-Za-z0-9_]{1,64}$/)
const param = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/)
const Template = z.union([
  code.transform((only): SmsTemplate => ({ code: only, params: null })),
  z.strictObject({ code, params: z.array(param).max(30) }),
])

/**
 * Reads `{"incident-update": "SMS_123", "one-time-code": {"code": "SMS_124", "params": ["code", "minutes"]}}`.
 * With `counted` every template has to name its variables in order. Text instead of templates is what is wrong.
 */
export function parseTemplates(text: string, counted: boolean): SmsTemplates | string {
  const given = z.record(z.string(), z.unknown()).safeParse(jsonOf(text))
  if (!given.success) return 'must be JSON like {"incident-update": {"code": "SMS_123", "params": ["title"]}}'
  const templates: Record<string, SmsTemplate> = {}
  for (const [name, value] of Object.entries(given.data)) {
    const template = Template.safeParse(value)
    if (!template.success)
      return `${shown(name)} must be a template code or {"code": …, "params": ["title", …]}`
    if (counted && !template.data.params)
      return `${shown(name)} must name its "params" in their order: this provider counts them`
    templates[name] = template.data
  }
  return templates
}

/** The setting that holds them; `counted` as above. */
export const templatesSetting = ({ counted }: { counted: boolean }) =>
  z.string().transform((text, context) => {
    const parsed = parseTemplates(text, counted)
    if (typeof parsed !== 'string') return parsed
    context.addIssue({ code: 'custom', message: parsed })
    return z.NEVER
  })

const shown = (name: string) => JSON.stringify(name.slice(0, 60))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A template with what fills it, in the template's order. */
export type Filled = { code: string; values: ReadonlyArray<readonly [name: string, value: string]> }
/** Repaired in the configuration, so the messages wait for it instead of being lost. */
export type Unfilled = { reason: 'no_template' | 'template_param' }

/**
 * What says a message at a provider of templates: the first that is there and whose variables the message has. Providers
 * allow a link only with its address in the template: a parameter `url` that begins with our `baseUrl` can also be had
 * as `urlPath`, what comes after the address.
 */
export function fillTemplate(
  templates: SmsTemplates,
  message: OutgoingMessage,
  baseUrl: string,
): Filled | Unfilled {
  if (!message.template) return { reason: 'no_template' }
  const { names, params } = message.template
  const all = withPaths(params, baseUrl)
  const found = names.flatMap((name) => own(templates, name) ?? [])
  for (const { code: template, params: wanted } of found) {
    const wishes = wanted ?? Object.keys(params)
    const values = wishes.flatMap((name) => valueIn(all, name))
    if (values.length === wishes.length) return { code: template, values }
  }
  return { reason: found.length > 0 ? 'template_param' : 'no_template' }
}

function valueIn(params: Readonly<Record<string, string>>, name: string): Array<readonly [string, string]> {
  const value = own(params, name)
  return value === undefined ? [] : [[name, value]]
}

const withPaths = (params: Readonly<Record<string, string>>, baseUrl: string): Record<string, string> => ({
  ...params,
  ...Object.fromEntries(
    Object.entries(params)
      .filter(([, value]) => value.startsWith(`${baseUrl}/`))
      .map(([name, value]) => [`${name}Path`, value.slice(baseUrl.length + 1)]),
  ),
})

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/**
 * Messages that one call can carry, in their order: those of one notice whose `key` is the same. One-time codes always
 * travel alone, as the providers ask.
 */
export function groupsOf(
  messages: readonly OutgoingMessage[],
  most: number,
  key: (message: OutgoingMessage) => string | null,
): OutgoingMessage[][] {
  const groups: OutgoingMessage[][] = []
  const open = new Map<string, OutgoingMessage[]>()
  for (const message of messages) {
    const shared = message.lane === 'code' ? null : key(message)
    const place = `${message.noticeId} ${shared}`
    const group = shared === null ? undefined : open.get(place)
    if (group && group.length < most) group.push(message)
    else {
      const begun = [message]
      groups.push(begun)
      if (shared !== null) open.set(place, begun)
    }
  }
  return groups
}

/**
 * What a receipt is matched by: the delivery of a call for one; for a call for several the notice, which a number
 * gets only once.
 */
export const receiptMark = (group: readonly OutgoingMessage[]): string => {
  const [first] = group
  if (!first) return ''
  return group.length === 1 ? first.id : `notice:${first.noticeId}`
}
