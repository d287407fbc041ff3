import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Sql } from 'postgres'

export type Found = { where: string; what: string }
export type Needles = ReadonlyArray<readonly [string, Buffer]>

/** Which of the needles stand in these bytes. */
export const findIn = (where: string, bytes: Buffer, needles: Needles): Found[] =>
  needles.filter(([, needle]) => bytes.includes(needle)).map(([what]) => ({ where, what }))

/** Every row of every table of every schema of ours, as the text a reader of the database would see. */
export async function searchTables(
  sql: Sql,
  needles: Needles,
): Promise<{ tables: string[]; found: Found[] }> {
  const rows = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'`
  const tables = rows.map(({ name }) => name)
  const found: Found[] = []
  for (const table of tables) {
    const texts = await sql.unsafe<{ text: string }[]>(`select row_to_json(t)::text as text from ${table} t`)
    found.push(...findIn(table, Buffer.from(texts.map(({ text }) => text).join('\n')), needles))
  }
  return { tables, found }
}

/** Every file below a folder, but for those `skip` names. */
export function searchFiles(
  folder: string,
  needles: Needles,
  skip: (path: string) => boolean = () => false,
): { files: string[]; found: Found[] } {
  const files = filesBelow(folder, skip)
  return { files, found: files.flatMap((path) => findIn(path, contentOf(path), needles)) }
}

function filesBelow(folder: string, skip: (path: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (skip(path)) return []
    return entry.isDirectory() ? filesBelow(path, skip) : entry.isFile() ? [path] : []
  })
}

/** A file that went away while we looked, as those of a running server do, held nothing to find. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/**
 * The files of the server on disk: those of this database, what all share, its own log beside them, and the log of
 * writes since `since`. Other tests' databases are left out.
 */
export async function searchServer(sql: Sql, needles: Needles, since: number) {
  const [place] = await sql<{ folder: string; oid: string }[]>`
    select current_setting('data_directory') as folder,
           (select oid::text from pg_database where datname = current_database()) as oid`
  if (!place) throw new Error('the server does not say where its data is')
  const base = join(place.folder, 'base')
  const wal = join(place.folder, 'pg_wal')
  const isForeign = (path: string) =>
    (dirname(path) === base && path !== join(base, place.oid)) ||
    (dirname(path) === wal && statSync(path).mtimeMs < since)
  return { wal, base, ...searchFiles(dirname(place.folder), needles, isForeign) }
}
