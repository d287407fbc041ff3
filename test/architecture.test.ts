import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

type Import = { from: string; to: string; typeOnly: boolean }
type Layer = { may: RegExp[]; mayTypesOf?: RegExp[]; except?: RegExp }

const definitions = /^jobs\/definitions\.ts$/

/** Who may import whom. A folder of one's own is always allowed; packages are checked apart. */
const layers: Record<string, Layer> = {
  'app/routes': { may: [/^app\/(domain|http|ui|i18n)\//, /^app\/islands\//] },
  'app/ui': {
    may: [/^app\/i18n\//, /^app\/domain\/(invoices|ground\/vocabulary)\//, /^app\/islands\//],
    mayTypesOf: [/./],
  },
  'app/http': { may: [/^app\/(domain|platform|i18n)\//] },
  'app/domain': { may: [/^db\//, /^emails\//, /^app\/(platform|i18n)\//, definitions] },
  'app/platform': {
    may: [/^db\//, /^jobs\/queue\.ts$/, /^app\/domain\/ground\/(context|beijing-time)\.ts$/],
  },
  'app/i18n': { may: [] },
  'app/islands': { may: [/^app\/domain\/invoices\//] },
  'app/cli': { may: [/^(db|jobs|emails)\//, /^app\/(?!routes\/|ui\/)/] },
  jobs: { may: [/^app\/(domain|platform)\//, /^db\//] },
  db: { may: [] },
  emails: { may: [/^app\/i18n\//] },
}

/** The staff preview of messages is the one route that may render them. */
const mayImportEmails = /^app\/routes\/desk\/.*messages?[^/]*\.tsx$/

const sources = ['app', 'db', 'emails', 'jobs'].flatMap(filesBelow)
const imports = sources.flatMap(importsOf)

describe('the layers', () => {
  test.each(Object.entries(layers))('%s imports only what it may', (layer, { may, mayTypesOf = [] }) => {
    const trespasses = imports
      .filter(({ from, to }) => from.startsWith(`${layer}/`) && !to.startsWith(`${layer}/`))
      .filter(({ to }) => !may.some((allowed) => allowed.test(to)))
      .filter(({ to, typeOnly }) => !(typeOnly && mayTypesOf.some((allowed) => allowed.test(to))))
      .filter(({ from, to }) => !(mayImportEmails.test(from) && to.startsWith('emails/')))
      .map(({ from, to }) => `${from} -> ${to}`)
    expect(trespasses).toEqual([])
  })

  test('every source belongs to a layer or is one of the few files of the app itself', () => {
    const strays = sources.filter(
      (file) => !Object.keys(layers).some((layer) => file.startsWith(`${layer}/`)),
    )
    expect(strays.sort()).toEqual(
      [
        'app/entry.client.tsx',
        'app/entry.server.tsx',
        'app/root.tsx',
        'app/routes.ts',
        'app/server.ts',
      ].sort(),
    )
  })

  test('routes, pages and islands know no database, queue or driver', () => {
    const drivers = /from '(drizzle-orm|postgres|pg|bullmq|ioredis)(\/[^']*)?'/
    const knowing = sources.filter(
      (file) => /^app\/(routes|ui|islands)\//.test(file) && drivers.test(read(file)),
    )
    expect(knowing).toEqual([])
  })

  test('only the queue knows its engine', () => {
    const engine = /from '(bullmq|ioredis)(\/[^']*)?'/
    expect(sources.filter((file) => engine.test(read(file)))).toEqual([
      'jobs/engine.ts',
      'jobs/postgres-engine.ts',
      'jobs/queue-tables.ts',
      'jobs/queue.ts',
      'jobs/shared-listener.ts',
    ])
  })

  test('only one file knows how far ahead of UTC the clocks in Beijing are, and one how long a day is', () => {
    const knowing = (rule: RegExp) => sources.filter((file) => rule.test(read(file)))
    expect(knowing(/from 'temporal-polyfill'/)).toEqual(['app/domain/ground/beijing-time.ts'])
    expect(knowing(/\+08:00`|\b8 \* (hour|3_?600_?000|60 \* 60)/)).toEqual([
      'app/domain/ground/beijing-time.ts',
    ])
    expect(
      knowing(/\b(86_?400_?000|24 \* (hour(Ms)?|3_?600_?000|60 \* 60 \* 1000|60 \* minute(Ms)?))\b/),
    ).toEqual([
      'app/domain/ground/vocabulary/durations.ts',
      // These two go to browsers.
      'app/domain/invoices/reading/issue-date.ts',
      'app/i18n/format.ts',
    ])
  })

  test('only a process of its own takes mails apart', () => {
    expect(sources.filter((file) => /from 'mailparser'/.test(read(file)))).toEqual([
      'app/domain/delivery/bounces/mail-report.ts',
    ])
    const report = imports.filter(
      ({ to, typeOnly }) => to === 'app/domain/delivery/bounces/mail-report.ts' && !typeOnly,
    )
    expect(report.map(({ from }) => from)).toEqual(['app/domain/delivery/bounces/mail-reader.ts'])
    expect(imports.filter(({ to }) => to === 'app/domain/delivery/bounces/mail-reader.ts')).toEqual([])
  })

  test('the vocabulary, which browsers get too, imports nothing but itself', () => {
    const words = 'app/domain/ground/vocabulary/'
    expect(imports.filter(({ from, to }) => from.startsWith(words) && !to.startsWith(words))).toEqual([])
  })

  test('the server imports nothing of ours but the build', () => {
    expect(imports.filter(({ from }) => from === 'app/server.ts')).toEqual([])
  })
})

test('no file imports itself by a detour, not even for its types', () => {
  expect(cyclesOf(imports.map(({ from, to }) => [from, to]))).toEqual([])
})

/** A wing may import what stands above it, never below. */
const wings = [
  'ground',
  'invoices',
  'contacts',
  'people',
  'delivery',
  'knowledge',
  'desk',
  'incidents',
  'public',
  'intake',
  'messages',
  'insights',
  'stewardship',
]
const domain = 'app/domain/'
const wingOf = (file: string) => wings.indexOf(file.slice(domain.length).split('/')[0] ?? '')
const inDomain = imports.filter(
  ({ from, to, typeOnly }) => from.startsWith(domain) && to.startsWith(domain) && !typeOnly,
)

describe('the wings of the domain', () => {
  test('every file of the domain stands in a wing', () => {
    expect(sources.filter((file) => file.startsWith(domain) && wingOf(file) === -1)).toEqual([])
  })

  test('a wing imports only what stands above it', () => {
    const against = inDomain.filter(({ from, to }) => wingOf(to) > wingOf(from))
    expect(against.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('no folder imports itself by a detour', () => {
    const folders = inDomain.map(({ from, to }): [string, string] => [dirname(from), dirname(to)])
    expect(cyclesOf(folders.filter(([from, to]) => from !== to))).toEqual([])
  })
})

test('no file is longer than a reader accepts', () => {
  const long = sources.filter((file) => /\.tsx?$/.test(file) && read(file).split('\n').length > 251)
  expect(long).toEqual([])
})

test('every import names its file with its ending', () => {
  const bare = imports.filter(
    ({ to }) => !sources.includes(to) && !/\.(css|js|json|svg|sql|png|woff2)$/.test(to),
  )
  expect(bare.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesBelow(path)
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : []
  })
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

function importsOf(from: string): Import[] {
  const statements =
    /^(?:import|export)\s+(type\s)?[^'"`;=(]*?from\s+'([#.][^']+)'|^import\s+'([#.][^']+)'|import\('([#.][^']+)'\)/gm
  return [...read(from).matchAll(statements)].map(([, type, named, bare, dynamic]) => {
    const target = (named ?? bare ?? dynamic ?? '').replace(/\?.*$/, '')
    const to = target.startsWith('#') ? target.slice(1) : normalize(join(dirname(from), target))
    return { from, to, typeOnly: type !== undefined }
  })
}

function cyclesOf(edges: ReadonlyArray<readonly [string, string]>): string[] {
  const graph = new Map<string, string[]>()
  for (const [from, to] of edges) graph.set(from, [...(graph.get(from) ?? []), to])
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    const seenAt = path.indexOf(file)
    if (seenAt >= 0) return void found.push([...path.slice(seenAt), file].join(' -> '))
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}
