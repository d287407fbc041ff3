import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import remixOptions from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const serverOnly = /^(app\/(domain|platform|http|cli)|db|emails|jobs)\//
/** Modules of the domain that browsers may have: pure rules, which know no secret and open nothing. */
const pure = [/^app\/domain\/(invoices|ground\/vocabulary)\//]

/** Fails the browser's build when a module of the server is in its graph, and names who brought it in. */
export function keepServerOut(): Plugin {
  return {
    name: 'keep-server-out',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    buildEnd() {
      const root = `${process.cwd()}/`
      const short = (id: string) => id.replace(root, '').replace(/\?.*$/, '')
      const found = [...this.getModuleIds()].filter(
        (id) =>
          id.startsWith(root) && serverOnly.test(short(id)) && !pure.some((rule) => rule.test(short(id))),
      )
      const lines = found.map(
        (id) => `${this.getModuleInfo(id)?.importers.map(short).join(', ')} -> ${short(id)}`,
      )
      if (lines.length > 0)
        this.error(`modules of the server are in the browser's graph:\n${lines.join('\n')}`)
    },
  }
}

export default defineConfig({
  plugins: [remix(remixOptions), keepServerOut()],
  worker: { format: 'es', plugins: () => [keepServerOut()] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: { hmr: true },
})
