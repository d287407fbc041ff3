import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from './config.ts'
import { decryptBytes, DecryptError, encrypt, encryptInThreadPool, keyedHash } from './crypto.ts'
import { writeDurably } from './durable-file.ts'
import { FileStoreError } from './file-store.ts'
import { sha256HexInThreadPool } from './hashes.ts'

/** Files of forms that are not sent yet: one folder a form, named by a keyed hash of the form's key. */
const root = () => join(config().DATA_DIR, 'kept')
const folderOf = (formKey: string) => join(root(), keyedHash('kept-form', formKey))
const placeOf = (id: string, column: 'about' | 'content') => ({ table: 'kept_files', column, row: id })
const isId = (id: string) => /^[\w-]{43}$/.test(id)

export type KeptContent = { name: string; bytes: Uint8Array }
export type KeptAbout = { name: string; bytes: number }

/** The id of a file within its form: the same file twice is one. */
export const keptId = async (formKey: string, { name, bytes }: KeptContent): Promise<string> =>
  keyedHash('kept-file', `${formKey}\n${name}\n${await sha256HexInThreadPool(bytes)}`)

/** Writes a file encrypted under its form. Throws FileStoreError. */
export async function putKept(formKey: string, file: KeptContent): Promise<string> {
  const id = await keptId(formKey, file)
  const about = JSON.stringify({ name: file.name, bytes: file.bytes.length } satisfies KeptAbout)
  try {
    const folder = folderOf(formKey)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // What says that the file is there comes last.
    const sealed = await encryptInThreadPool(file.bytes, placeOf(id, 'content'))
    await writeDurably(join(folder, id), sealed, { mode: 0o600 })
    await writeDurably(join(folder, `${id}.about`), encrypt(about, placeOf(id, 'about')), { mode: 0o600 })
  } catch (error) {
    throw new FileStoreError("a file can't be kept", { cause: error })
  }
  return id
}

/** Name and size of a file of this form; null where it is not there, expired or can't be read now. */
export async function aboutKept(formKey: string, id: string): Promise<KeptAbout | null> {
  const about = isId(id)
    ? await readSealed(join(folderOf(formKey), `${id}.about`), placeOf(id, 'about'))
    : null
  return about ? JSON.parse(about.toString()) : null
}

export const readKept = (formKey: string, id: string): Promise<Buffer | null> =>
  isId(id) ? readSealed(join(folderOf(formKey), id), placeOf(id, 'content')) : Promise.resolve(null)

async function readSealed(path: string, place: ReturnType<typeof placeOf>): Promise<Buffer | null> {
  try {
    return decryptBytes(await readFile(path), place)
  } catch (error) {
    if (error instanceof DecryptError || isMissing(error)) return null
    throw error
  }
}

export async function removeKept(formKey: string, id: string): Promise<void> {
  if (!isId(id)) return
  for (const name of [`${id}.about`, id]) await rm(join(folderOf(formKey), name), { force: true })
}

/** Removes all files of a form. */
export const removeAllKept = (formKey: string) => rm(folderOf(formKey), { recursive: true, force: true })

/** How many bytes all kept files take. */
export async function sizeOfKept(): Promise<number> {
  let bytes = 0
  for (const folder of await namesIn(root())) {
    for (const name of await namesIn(join(root(), folder)))
      bytes += (await statOf(join(root(), folder, name)))?.size ?? 0
  }
  return bytes
}

/** Removes the folders of forms to which no file was added for so long. */
export async function removeKeptBefore(moment: Date): Promise<void> {
  for (const folder of await namesIn(root())) {
    const path = join(root(), folder)
    const found = await statOf(path)
    if (found && found.mtime < moment) await rm(path, { recursive: true, force: true })
  }
}

/** Another process may remove what is being looked at. */
const namesIn = (folder: string) => readdir(folder).catch(orNothing<string[]>([]))
const statOf = (path: string) => stat(path).catch(orNothing(null))

const orNothing =
  <Nothing>(nothing: Nothing) =>
  (error: unknown): Nothing => {
    if (isMissing(error)) return nothing
    throw error
  }

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
