import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [route(':lang?', 'routes/public/layout.tsx', [index('routes/public/home.tsx')])] satisfies RouteConfig
