import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder, writeDurably } from '#app/platform/durable-file.ts'

const root = mkdtempSync(join(tmpdir(), 'fapiao-desk-durable-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What reaches the disk while the work is done, in its order; a file not yet under its name as `name.…`. */
async function syncedBy(work: () => Promise<void>): Promise<string[]> {
  const handle = await open(root, 'r')
  const handles: { sync(): Promise<void> } = Object.getPrototypeOf(handle)
  await handle.close()
  const synced: string[] = []
  const original = handles.sync
  handles.sync = function (this: { fd: number }) {
    synced.push(
      readlinkSync(`/proc/self/fd/${this.fd}`)
        .replace(root, '')
        .replace(/\.[\da-f-]{36}$/, '.…'),
    )
    return original.call(this)
  }
  try {
    await work()
  } finally {
    handles.sync = original
  }
  return synced
}

test('content is on the disk before it has its name, and the name after it', async () => {
  const path = join(root, 'content')
  expect(await syncedBy(() => writeDurably(path, 'whole', { mode: 0o600 }))).toEqual(['/content.…', ''])
  expect(readFileSync(path, 'utf8')).toBe('whole')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a folder that is made is written down in the one above, and one that was there is not', async () => {
  const folder = join(root, 'files', 'ab')
  const made = () => makeFolder(folder, { mode: 0o700 })
  expect(await syncedBy(made)).toEqual(['/files', ''])
  expect(await syncedBy(made)).toEqual([])
})

test('what can not get its name leaves nothing behind', async () => {
  const folder = join(root, 'taken')
  mkdirSync(join(folder, 'name'), { recursive: true })
  await expect(writeDurably(join(folder, 'name'), 'x', { mode: 0o600 })).rejects.toThrow(/EISDIR|ENOTEMPTY/)
  expect(readdirSync(folder)).toEqual(['name'])
})
