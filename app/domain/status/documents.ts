import type { Context } from '#app/domain/context.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { describeComponents, pageId } from './component-states.ts'
import { addressIn, componentChanges, describeIncident } from './describe-incident.ts'
import { overall } from './overall.ts'
import { readStatus } from './read-status.ts'
import type { Component, IncidentShape, MaintenanceShape, Overall, Page } from './shapes.ts'
import { statesOf } from './told-updates.ts'

/** The public status as a whole; each document is a part of it. */
export type Status = {
  page: Page
  status: Overall
  components: Component[]
  incidents: IncidentShape[]
  maintenances: MaintenanceShape[]
}

const mostListed = 50
const isOpen = ({ resolved_at }: IncidentShape) => resolved_at === null
const isComing = ({ status }: MaintenanceShape) => status === 'scheduled'
const isActive = ({ status }: MaintenanceShape) => status === 'in_progress' || status === 'verifying'

/** Statuspage's eight documents, by the last part of their address. */
export const documents = new Map<string, (whole: Status) => object>([
  [
    'summary.json',
    ({ page, components, incidents, maintenances, status }) => ({
      page,
      components,
      incidents: incidents.filter(isOpen),
      scheduled_maintenances: maintenances.filter((window) => isComing(window) || isActive(window)),
      status,
    }),
  ],
  ['status.json', ({ page, status }) => ({ page, status })],
  ['components.json', ({ page, components }) => ({ page, components })],
  ['incidents.json', ({ page, incidents }) => ({ page, incidents: incidents.slice(0, mostListed) })],
  ['incidents/unresolved.json', ({ page, incidents }) => ({ page, incidents: incidents.filter(isOpen) })],
  [
    'scheduled-maintenances.json',
    ({ page, maintenances }) => ({ page, scheduled_maintenances: maintenances.slice(0, mostListed) }),
  ],
  [
    'scheduled-maintenances/upcoming.json',
    ({ page, maintenances }) => ({ page, scheduled_maintenances: maintenances.filter(isComing) }),
  ],
  [
    'scheduled-maintenances/active.json',
    ({ page, maintenances }) => ({ page, scheduled_maintenances: maintenances.filter(isActive) }),
  ],
])

/** What is public of incidents, components and maintenance, in one language. Drills are never among it. */
export async function describeStatus(ctx: Context, language: Language): Promise<Status> {
  const frame = { baseUrl: config().BASE_URL, language }
  const t = translator(language)
  const { incidents: reads, changedAt } = await readStatus(ctx)
  const open = reads.filter(({ incident }) => incident.resolvedAt === null)
  const impacts = open.map(({ incident }) => statesOf(incident))
  const components = describeComponents(impacts, componentChanges(reads), t)
  const incidents = reads.map((read) => describeIncident(read, components, frame))
  return {
    page: {
      id: pageId,
      name: t('product.name'),
      url: addressIn(frame, ''),
      time_zone: 'Asia/Shanghai',
      updated_at: changedAt.toISOString(),
    },
    status: overall(components, incidents.filter(isOpen), t),
    components,
    incidents,
    maintenances: [],
  }
}
