import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { config } from './config.ts'
import { decryptBytes, encryptInThreadPool, keyedHashInThreadPool } from './crypto.ts'
import { makeFolder, writeDurably } from './durable-file.ts'

/** The name content is kept under: a keyed hash, so that the name tells nothing about it. */
async function contentKeyOf(bytes: Uint8Array): Promise<string> {
  const hash = await keyedHashInThreadPool('file', bytes)
  return hash.replaceAll('-', 'x').replaceAll('_', 'y')
}

const pathOf = (key: string) => join(config().DATA_DIR, 'files', key.slice(0, 2), key)
const placeOf = (key: string) => ({ table: 'files', column: 'content', row: key })

/** The store took nothing: its disk is full, away or not ours to write. */
export class FileStoreError extends Error {
  override name = 'FileStoreError'
}

/**
 * Writes content encrypted. The same content twice is one file; a half-written one never appears under its name, and
 * one that is there outlives a power cut. Throws FileStoreError.
 */
export async function putFile(bytes: Uint8Array): Promise<string> {
  const key = await contentKeyOf(bytes)
  const path = pathOf(key)
  const sealed = await encryptInThreadPool(bytes, placeOf(key))
  try {
    await makeFolder(dirname(path), { mode: 0o700 })
    await writeDurably(path, sealed, { mode: 0o600 })
  } catch (error) {
    throw new FileStoreError("a file can't be stored", { cause: error })
  }
  return key
}

/** The content, or null where the store no longer has it. */
export async function getFile(key: string): Promise<Buffer | null> {
  try {
    return decryptBytes(await readFile(pathOf(key)), placeOf(key))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
