import type { Operation } from './operation.ts'
import { incidentOperations } from './operations/incidents.ts'
import { otherOperations } from './operations/others.ts'
import { ticketOperations } from './operations/tickets.ts'

/** Every call of the REST API. */
export const operations: readonly Operation[] = [
  ...ticketOperations,
  ...incidentOperations,
  ...otherOperations,
]
