import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect } from 'vitest'

// Statuspage's published shapes, written down from the outside contract and from nothing of the product.

const text = { type: 'string', minLength: 1 }
const flag = { type: 'boolean' }
/** ISO 8601 with milliseconds and a zone. */
const time = {
  type: 'string',
  format: 'date-time',
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$`,
}
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const oneOf = (...words: string[]) => ({ enum: words })

/** Every field is there, and no other. */
const shape = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
})

const componentStatus = oneOf(
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
)
const incidentStatus = oneOf('investigating', 'identified', 'monitoring', 'resolved', 'postmortem')
const maintenanceStatus = oneOf('scheduled', 'in_progress', 'verifying', 'completed')

const page = shape({
  id: text,
  name: text,
  url: { ...text, format: 'uri' },
  time_zone: text,
  updated_at: time,
})
const component = shape(
  {
    id: text,
    name: text,
    status: componentStatus,
    created_at: time,
    updated_at: time,
    position: { type: 'integer' },
    description: orNull({ type: 'string' }),
    showcase: flag,
    start_date: orNull({ type: 'string' }),
    group_id: orNull(text),
    page_id: text,
    group: flag,
    only_show_if_degraded: flag,
  },
  { components: list(text) },
)
const update = (status: object) =>
  shape({
    id: text,
    status,
    body: text,
    incident_id: text,
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: orNull(
      list(shape({ code: text, name: text, old_status: componentStatus, new_status: componentStatus })),
    ),
    deliver_notifications: flag,
    custom_tweet: orNull({ type: 'string' }),
    tweet_id: orNull({ type: 'string' }),
  })
const event = (status: object, impact: object, more: Record<string, object> = {}) =>
  shape({
    id: text,
    name: text,
    status,
    created_at: time,
    updated_at: time,
    monitoring_at: orNull(time),
    resolved_at: orNull(time),
    impact,
    shortlink: { ...text, format: 'uri' },
    started_at: time,
    page_id: text,
    incident_updates: list(update(status)),
    components: list(component),
    ...more,
  })
const incident = event(incidentStatus, oneOf('none', 'minor', 'major', 'critical'))
const maintenance = event(
  maintenanceStatus,
  { const: 'maintenance' },
  {
    scheduled_for: time,
    scheduled_until: time,
  },
)
const status = shape({
  indicator: oneOf('none', 'minor', 'major', 'critical', 'maintenance'),
  description: text,
})

const incidents = shape({ page, incidents: list(incident) })
const maintenances = shape({ page, scheduled_maintenances: list(maintenance) })

export const schemas = {
  'summary.json': shape({
    page,
    components: list(component),
    incidents: list(incident),
    scheduled_maintenances: list(maintenance),
    status,
  }),
  'status.json': shape({ page, status }),
  'components.json': shape({ page, components: list(component) }),
  'incidents.json': incidents,
  'incidents/unresolved.json': incidents,
  'scheduled-maintenances.json': maintenances,
  'scheduled-maintenances/upcoming.json': maintenances,
  'scheduled-maintenances/active.json': maintenances,
} as const
export type Name = keyof typeof schemas
export const names = Object.keys(schemas).filter((name): name is Name => name in schemas)

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
formats.default(ajv)
const validators = new Map(names.map((name) => [name, ajv.compile(schemas[name])]))

/** Fails with every place where a document is not of its shape. */
export function expectStatuspage(name: Name, document: unknown): void {
  const validate = validators.get(name)
  validate?.(document)
  expect(validate?.errors ?? [], name).toEqual([])
}
