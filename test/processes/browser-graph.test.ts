import { build } from 'vite'
import { expect, test } from 'vitest'
import { keepServerOut } from '../../vite.config.ts'

/** Builds for the browser a page whose only line imports `path`. */
function bundle(path: string) {
  const page = {
    name: 'page',
    resolveId: (id: string) => (id === 'page' ? '\0page' : null),
    load: load(path),
  }
  return build({
    configFile: false,
    logLevel: 'silent',
    plugins: [page, keepServerOut()],
    build: { write: false, rollupOptions: { input: 'page' } },
  })
}

const load = (path: string) => (id: string) =>
  id === '\0page'
    ? `import * as all from ${JSON.stringify(`${process.cwd()}/${path}`)}; console.log(all)`
    : null

test.each([
  'app/platform/uuid.ts',
  'app/domain/ground/errors/errors.ts',
  'app/domain/ground/beijing-time.ts',
  'jobs/definitions.ts',
  'db/project-root.ts',
])('%s keeps the browser’s build from succeeding', async (path) => {
  await expect(bundle(path)).rejects.toThrow(`-> ${path}`)
})

test.each([
  'app/domain/invoices/reading/read-invoice.ts',
  'app/domain/ground/vocabulary/ticket-words.ts',
  'app/i18n/language.ts',
])('%s may go to browsers', async (path) => {
  await expect(bundle(path)).resolves.toBeDefined()
})
