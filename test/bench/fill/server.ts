import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { startLocalPostgres } from '#db/local-postgres.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { fillTickets, shapeOf } from '#test/bench/fill/fill.ts'
import type { Shape } from '#test/bench/fill/people.ts'
import { findHouse, hireHouse } from '#test/bench/fill/staff.ts'
import { tell } from '#test/bench/house.ts'

/** A ticket with its row in every index, while the fill has some of it twice. */
const bytesPerTicket = 20_000
/** While it is filled it need not survive a crash. */
const whileFilling = { fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB' }

export type FilledServer = {
  url: string
  folder: string
  shape: Shape
  manager: StaffActor
  agent: StaffActor
  fillSeconds: number
}

type Place = {
  tickets: number
  /** A folder that was kept: it is not filled again. */
  data?: string | undefined
  keep?: boolean
  ledger?: boolean
}

/** Work with a database of so many tickets, on a server that then runs with the settings of the product. */
export async function withFilledServer<T>(
  { tickets, data, keep = false, ledger = false }: Place,
  work: (filled: FilledServer) => Promise<T>,
): Promise<T> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'fapiao-desk-bench-'))
  chmodSync(folder, 0o711)
  const { bavail, bsize } = statfsSync(folder)
  if (!data && bavail * bsize < tickets * bytesPerTicket)
    throw new Error(`${folder} has ${Math.round((bavail * bsize) / 1e9)} GB; ${tickets} tickets need more`)
  process.env.SECRET_KEYS = `b1:${createHash('sha256').update('bench').digest('base64')}`
  process.env.BASE_URL ??= 'http://127.0.0.1:3000'
  process.env.DATA_DIR = folder
  let server = await startLocalPostgres(folder, tell, data ? {} : whileFilling)
  process.env.DATABASE_URL = server.url
  try {
    const began = Date.now()
    const shape = shapeOf({ tickets })
    if (!data) {
      await migrateDatabase(server.url)
      await hireHouse(server.url)
      await fillTickets(server.url, shape, { ledger, tell })
      await server.stop()
      server = await startLocalPostgres(folder, tell)
      tell(`${tickets} tickets: ${Math.round((Date.now() - began) / 1000)} s`)
    }
    await readIntoMemory(folder)
    if (keep) tell(`kept: --data ${folder}`)
    const people = await findHouse(server.url)
    return await work({
      url: server.url,
      folder,
      shape,
      fillSeconds: Math.round((Date.now() - began) / 1000),
      ...people,
    })
  } finally {
    await server.stop()
    if (!keep && !data) rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Every file once, so that its pages are in the machine's memory, as on a server that has been up for a day: else the
 * disk decides what a search takes that touches old tickets. The server's own buffers stay as its start left them.
 */
async function readIntoMemory(folder: string): Promise<void> {
  const files = await filesIn(folder)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > freemem() * 0.8)
    return tell(`${gigabytes(bytes)} do not fit into ${gigabytes(freemem())} of memory: the disk is read`)
  const began = Date.now()
  for (const { path } of files)
    for await (const _ of createReadStream(path, { highWaterMark: 1 << 20 })) continue
  tell(`${gigabytes(bytes)} read into memory: ${Math.round((Date.now() - began) / 1000)} s`)
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

async function filesIn(folder: string): Promise<{ path: string; size: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(paths.map(async (path) => ({ path, size: (await stat(path)).size })))
}
