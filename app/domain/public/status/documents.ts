import type { Context } from '#app/domain/ground/context.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { nextBoundary } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { describeComponents, pageId } from './component-states.ts'
import { describeIncident } from './describe-incident.ts'
import { describeWindow, underMaintenance } from './describe-window.ts'
import { componentChanges } from './component-changes.ts'
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
  /** The latest start first. */
  maintenances: MaintenanceShape[]
  /** When it changes by itself. */
  validUntil: Date | null
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

/** The public documents of incidents, components and maintenance in one language. Drills are left out. */
export async function describeStatus(ctx: Context, language: Language): Promise<Status> {
  const t = translator(language)
  const { incidents: reads, windows, changedAt } = await readStatus(ctx, language)
  const open = reads.filter(({ incident }) => incident.resolvedAt === null)
  const shown = windows.filter(({ cancelledAt }) => cancelledAt === null)
  const impacts = [
    ...open.map(({ incident }) => statesOf(incident)),
    ...shown.filter(({ active }) => active).map(underMaintenance),
  ]
  const components = describeComponents(impacts, componentChanges(reads, shown), t)
  const incidents = reads.map((read) => describeIncident(read, components, language))
  return {
    page: {
      id: pageId,
      name: t('product.name'),
      url: `${config().BASE_URL}${prefixOf(language)}`,
      time_zone: 'Asia/Shanghai',
      updated_at: changedAt.toISOString(),
    },
    status: overall(components, incidents.filter(isOpen), t),
    components,
    incidents,
    maintenances: shown
      .toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
      .map((window) => describeWindow(window, components, language)),
    validUntil: nextBoundary(shown, ctx.now),
  }
}
