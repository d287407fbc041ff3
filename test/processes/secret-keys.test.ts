import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { createDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { keyBytes, npmRun, run, type Environment } from '#test/support/programs.ts'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

// A process under a wrong key would give mail up and write what nobody can read: none may start.

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-keys-'))
chmodSync(folder, 0o711)
let server: LocalPostgres
beforeAll(async () => {
  server = await startLocalPostgres(folder, undefined, { fsync: 'off', full_page_writes: 'off' })
  await makeUsedDatabase()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const k1 = `k1:${keyBytes('first')}`
const k2 = `k2:${keyBytes('second')}`
const programs = {
  web: ['build/web.js'],
  worker: ['build/worker.js'],
  migrate: ['build/cli/migrate.js'],
  seed: ['build/cli/seed.js'],
  key: ['build/cli/key.js', 'list'],
  admin: ['build/cli/admin.js', 'link', 'other@demo.example'],
  'audit:verify': ['build/cli/audit-verify.js'],
}
type Name = keyof typeof programs

let count = 0
const environment = async (url: string, keys: string) => ({
  DATABASE_URL: url,
  SECRET_KEYS: keys,
  DATA_DIR: join(folder, 'data'),
  DEMO: '0',
  PORT: String(await freePort()),
})

const template = 'keys_used'

/** A database that was used under the first key: there is a colleague, whose address is encrypted. */
async function makeUsedDatabase() {
  await createDatabase(server.url, template)
  const env = await environment(urlOfDatabase(server.url, template), k1)
  for (const [command, ...args] of [['migrate'], ['admin', 'link', 'first@demo.example']]) {
    const { code, output } = await npmRun(command ?? '', args, env)
    if (code !== 0) throw new Error(output)
  }
}

/** A copy of it. */
async function usedDatabase(): Promise<string> {
  const name = `keys_${++count}`
  await createDatabase(server.url, name, template)
  return urlOfDatabase(server.url, name)
}

/** The same colleague in a database of the version before check values were kept: its later migrations are to come. */
async function databaseBeforeChecks(): Promise<string> {
  const staff = await ask(await usedDatabase(), (sql) => sql<Record<string, never>[]>`select * from staff`)
  const files = readMigrationFiles({ migrationsFolder: join(projectRoot, 'db', 'migrations') })
  const first = files.findIndex(({ sql }) => sql.some((statement) => statement.includes('"key_checks"')))
  const name = `keys_${++count}`
  await createDatabase(server.url, name)
  const url = urlOfDatabase(server.url, name)
  await ask(url, async (sql) => {
    await sql`create schema drizzle`
    await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
    for (const file of files.slice(0, first)) {
      for (const statement of file.sql) await sql.unsafe(statement)
      await sql`insert into drizzle.__drizzle_migrations ${sql({ hash: file.hash, created_at: file.folderMillis })}`
    }
    await sql`insert into staff ${sql(staff)}`
  })
  return url
}

/** Runs a program until it ends, or for as long as it may take to begin its work. */
async function start(name: Name, url: string, keys: string, more: Environment = {}) {
  const program = run(process.execPath, programs[name], { ...(await environment(url, keys)), ...more })
  const code = await program.ended
  return { code, lines: program.output().trim().split('\n') }
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

const refusedWith = (line: RegExp) => ({ code: 1, lines: [expect.stringMatching(line)] })
const names: Name[] = ['web', 'worker', 'migrate', 'seed', 'key', 'admin', 'audit:verify']

test.each(names)('%s does not start under another key, and says which in one line', async (name) => {
  const url = await usedDatabase()
  expect(await start(name, url, `k1:${keyBytes('another')}`)).toEqual(
    refusedWith(/SECRET_KEYS: key k1 is not the key that the data of this database is encrypted with$/),
  )
  expect(await ask(url, (sql) => sql`select email_index from staff`)).toHaveLength(1)
})

const zero = Buffer.alloc(32).toString('base64')
test.each([
  [
    'a short key',
    `k1:${Buffer.from('0123456789abcdef').toString('base64')}`,
    /SECRET_KEYS: must be id:base64/,
  ],
  ['a key of zeros', `k1:${zero}`, /SECRET_KEYS: key k1 is no secret/],
  [
    'a key of one letter',
    `k1:${Buffer.alloc(32, 'a').toString('base64')}`,
    /SECRET_KEYS: key k1 is no secret/,
  ],
  ['a zero key beside the right one', `${k1},k0:${zero}`, /SECRET_KEYS: key k0 is no secret/],
  ['one id twice', `${k1},k1:${keyBytes('second')}`, /SECRET_KEYS: key k1 stands there twice/],
  ['the same bytes under two ids', `k2:${keyBytes('first')},${k1}`, /keys k2 and k1 are the same key/],
  ['only a new key', k2, /SECRET_KEYS: key k1 is missing, and this database has data under it/],
  ['a new key behind the old one', `${k1},${k2}`, /SECRET_KEYS: key k1 must stay the last one/],
])('%s starts no process', async (what, keys, line) => {
  // All of them ask the same; each of the faults is tried on one of them.
  const name = names[what.length % names.length] ?? 'web'
  expect(await start(name, await usedDatabase(), keys)).toEqual(refusedWith(line))
})

describe('a second key', () => {
  test('goes in front of the first, and from then on neither may be missing', async () => {
    const url = await usedDatabase()
    expect(await start('key', url, `${k2},${k1}`)).toMatchObject({ code: 0 })

    for (const [keys, line] of [
      [k1, /key k2 is missing/],
      [k2, /key k1 is missing/],
      [`k2:${keyBytes('third')},${k1}`, /key k2 is not the key/],
      [`${k1},${k2}`, /key k1 must stay the last one/],
    ] as const)
      expect(await start('key', url, keys)).toEqual(refusedWith(line))
    expect(await start('key', url, `${k2},${k1}`)).toMatchObject({ code: 0 })
  })
})

describe('a database of a version that wrote no check values', () => {
  const withoutValues = async (): Promise<string> => {
    const url = await usedDatabase()
    await ask(url, (sql) => sql`delete from key_checks`)
    return url
  }

  test.each([
    ['gone', databaseBeforeChecks],
    ['empty', withoutValues],
  ])('is tried by what is encrypted in it (its table is %s)', async (_, made) => {
    const url = await made()
    for (const name of ['web', 'migrate'] as const) {
      expect(await start(name, url, `k1:${keyBytes('another')}`)).toEqual(
        refusedWith(/key k1 is not the key/),
      )
      expect(await start(name, url, k2)).toEqual(refusedWith(/key k1 is missing/))
    }
    expect(await start('migrate', url, k1)).toMatchObject({ code: 0 })
    expect(await ask(url, (sql) => sql`select key_id from key_checks`)).toEqual([{ key_id: 'k1' }])
  })

  test('starts under the right key although something in it can no longer be read', async () => {
    const url = await usedDatabase()
    expect((await npmRun('admin', ['link', 'second@demo.example'], await environment(url, k1))).code).toBe(0)
    await ask(url, (sql) => sql`delete from key_checks`)
    await ask(
      url,
      (sql) =>
        sql`update staff set email_cipher = overlay(email_cipher placing '\\x00'::bytea from 20) where name = 'first'`,
    )
    expect(await start('migrate', url, `k1:${keyBytes('another')}`)).toEqual(refusedWith(/not the key/))
    expect(await start('migrate', url, k1)).toMatchObject({ code: 0 })
  })
})

test('of two first starts under different keys one is refused', async () => {
  const name = `keys_${++count}`
  await createDatabase(server.url, name)
  const url = urlOfDatabase(server.url, name)
  expect(await start('migrate', url, k1)).toMatchObject({ code: 0 })
  await ask(url, (sql) => sql`delete from key_checks`)

  const both = await Promise.all([k1, `k1:${keyBytes('another')}`].map((keys) => start('key', url, keys)))
  expect(new Set(both.map(({ code }) => code))).toEqual(new Set([0, 1]))
})

test('a web process that started without its database writes nothing before its key is known to be right', async () => {
  const real = new URL(await usedDatabase())
  const url = new URL(real)
  url.port = String(await freePort())
  const env = await environment(url.href, `k1:${keyBytes('another')}`)
  const web = run(process.execPath, programs.web, env)
  const report = () =>
    fetch(`http://127.0.0.1:${env.PORT}/report`).then(
      ({ status }) => status,
      () => 0,
    )
  await until('the web process listens', async () => (await report()) === 503, 30_000)

  // The database comes back at the address where it was missed.
  const proxy = createServer((socket) => {
    const through = connect(Number(real.port), real.hostname)
    for (const end of [socket, through])
      end.on('error', () => [socket, through].forEach((one) => one.destroy()))
    socket.pipe(through).pipe(socket)
  }).listen(Number(url.port), '127.0.0.1')
  try {
    expect(await web.ended).toBe(1)
    expect(web.output().trim()).toMatch(/^SECRET_KEYS: key k1 is not the key/)
  } finally {
    web.process.kill('SIGKILL')
    proxy.close()
  }
})

describe('SECRET_KEYS_FILE', () => {
  const file = join(folder, 'keys.env')
  const withFile = async (url: string, text: string | null, more: Environment = {}) => {
    rmSync(file, { force: true })
    if (text !== null) writeFileSync(file, text, { mode: 0o600 })
    return start('key', url, '', { SECRET_KEYS_FILE: file, ...more })
  }

  test('holds the keys, as themselves or as a line of an environment file', async () => {
    const url = await usedDatabase()
    for (const text of [k1, `${k1}\n`, `SECRET_KEYS=${k1}\n`])
      expect(await withFile(url, text)).toMatchObject({ code: 0 })
    expect(await withFile(url, `k1:${keyBytes('another')}`)).toEqual(refusedWith(/key k1 is not the key/))
  })

  test('says what is wrong with it, and shows no key', async () => {
    const url = await usedDatabase()
    const secret = keyBytes('another')
    const cases: Array<[string | null, Environment, RegExp]> = [
      [null, {}, /SECRET_KEYS_FILE: .*keys\.env can't be read$/],
      ['', {}, /SECRET_KEYS_FILE: must be id:base64/],
      [secret, {}, /SECRET_KEYS_FILE: must be id:base64/],
      [k1, { SECRET_KEYS: k1 }, /SECRET_KEYS_FILE: SECRET_KEYS is set, too/],
    ]
    for (const [text, more, line] of cases) {
      const answer = await withFile(url, text, more)
      expect(answer).toEqual(refusedWith(line))
      expect(answer.lines.join()).not.toContain(secret)
    }
  })
})
