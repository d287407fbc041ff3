import { route } from '@remix-run/route-config'

const file = (name: string) => `routes/api/${name}.ts`

/** The REST API, version 1: one file a resource; version 2 is Statuspage's, for reading only. */
export const apiRoutes = [
  route('api/v1/tickets', file('tickets')),
  route('api/v1/tickets/:number', file('ticket')),
  route('api/v1/tickets/:number/messages', file('ticket-messages')),
  route('api/v1/tickets/:number/transitions', file('ticket-transitions')),
  route('api/v1/incidents', file('incidents')),
  route('api/v1/incidents/:number', file('incident')),
  route('api/v1/incidents/:number/tickets', file('incident-tickets')),
  route('api/v1/incidents/:number/stages/:key', file('incident-stages')),
  route('api/v1/incidents/:number/updates', file('incident-updates')),
  route('api/v1/notices/:id', file('notice')),
  route('api/v1/notices/:id/cancel', file('notice-cancel')),
  route('api/v1/notices/:id/retry', file('notice-retry')),
  route('api/v1/notices/:id/pause', file('notice-pause')),
  route('api/v1/notices/:id/resume', file('notice-resume')),
  route('api/v1/subscribers', file('subscribers')),
  route('api/v1/sandbox/messages', file('sandbox-messages')),
  route('api/v1/surveys/:token', file('survey')),
  route('api/v1/receipts/:provider', file('receipts')),
  route('api/v1/inbound/:channel', file('inbound')),
  route('api/v1/openapi.json', file('openapi')),
  route('api/v2/*', file('status')),
  route('api/*', file('unknown')),
]
