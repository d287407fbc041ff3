import { closeSync, fsyncSync, openSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'

type Mode = { mode: number }

/**
 * Writes a file that is whole under its name or not there, also after a power cut: its content reaches the disk before
 * it gets its name, and the folder that holds the name after it.
 */
export async function writeDurably(path: string, content: Uint8Array | string | Buffer[], { mode }: Mode) {
  const temporary = `${path}.${randomUUID()}`
  try {
    await writeFile(temporary, content, { mode, flush: true })
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Makes a folder and those above it. The name of each is kept by the folder above, which is written down, too. */
export async function makeFolder(folder: string, { mode }: Mode): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode })
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    if (made === first) return
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The same for what is written before anything runs beside it. */
export function syncFolderNow(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
