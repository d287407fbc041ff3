import { index, route, type RouteConfig } from '@remix-run/route-config'

import { apiRoutes } from './routes/api/routes.ts'

export default [
  ...apiRoutes,
  route(':lang?', 'routes/public/layout.tsx', [index('routes/public/home.tsx')]),
] satisfies RouteConfig
