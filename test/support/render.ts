import type { ServerBuild } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import * as entry from '#app/entry.server.tsx'
import { requestHandlers } from '#app/http/route-matching.ts'
import { translateErrors } from '#app/http/translate-errors.ts'
import routes from '#app/routes.ts'

type Module = ServerBuild['routes'][string]['module']
type Modules = Record<string, () => Promise<Module>>

const modules: Modules = import.meta.glob<Module>('../../app/routes/**/*.{ts,tsx}')
const root: Modules = import.meta.glob<Module>('../../app/root.tsx')

/** Answers requests as the built product does, whole documents from app/root.tsx down, without a build. */
export async function pageRenderer(): Promise<(request: Request) => Promise<Response>> {
  const { render } = requestHandlers(await pageBuild())
  return (request) => render(request, { clientIp: '203.0.113.7', nonce: 'test' })
}

/** Every route as the product has it, as Remix is given them. */
export async function pageBuild(): Promise<ServerBuild> {
  const entries = [
    { id: 'root', path: '', module: await moduleAt(root, 'root.tsx') },
    ...(await Promise.all(routes.flatMap((route) => flatten(route, 'root')).map(withModule))),
  ]
  const build: ServerBuild = {
    entry: { module: entry },
    routes: Object.fromEntries(entries.map((route) => [route.id, route])),
    assets: {
      entry: { module: '', imports: [] },
      routes: Object.fromEntries(entries.map((route) => [route.id, assetOf(route)])),
      url: '',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      v3_relativeSplatPath: true,
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
    },
    isSpaMode: false,
    mode: 'production',
  }
  return translateErrors(build)
}

type Listed = { id: string; parentId: string; path?: string; index?: boolean }

function flatten(route: RouteConfigEntry, parentId: string): Listed[] {
  const { file, path, index, children = [] } = route
  const one = { id: file, parentId, ...(path ? { path } : {}), ...(index ? { index } : {}) }
  return [one, ...children.flatMap((child) => flatten(child, file))]
}

const withModule = async (route: Listed) => ({ ...route, module: await moduleAt(modules, route.id) })

function moduleAt(among: Modules, file: string): Promise<Module> {
  const load = among[`../../app/${file}`]
  if (!load) throw new Error(`${file} is listed but not there`)
  return load()
}

const assetOf = ({ module, ...route }: { id: string; module: Module }) => ({
  ...route,
  module: '',
  hasAction: 'action' in module,
  hasLoader: 'loader' in module,
  hasErrorBoundary: 'ErrorBoundary' in module,
  hasClientAction: false,
  hasClientLoader: false,
})
