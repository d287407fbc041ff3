import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Below those that the system gives to outgoing connections, one of which would take it before it is used. */
const [lowest, beyond] = [10_240, 32_768]
const claims = join(tmpdir(), 'fapiao-desk-ports')
let tried = (process.pid * 97) % (beyond - lowest)

/**
 * Each process begins at another place and goes on from there. What one has got no other gets while it lives: a server
 * that is stopped and started again would else find its port taken.
 */
export async function freePort(): Promise<number> {
  mkdirSync(claims, { recursive: true })
  for (;;) {
    tried = (tried + 1) % (beyond - lowest)
    const port = lowest + tried
    if (claim(port) && (await isFree(port))) return port
  }
}

function claim(port: number): boolean {
  const file = join(claims, String(port))
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    // A claim of one that has ended counts no more; the next who comes by may have it.
    if (!isAlive(file)) rmSync(file, { force: true })
    return false
  }
}

function isAlive(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid === 0 || process.kill(pid, 0)
  } catch {
    return false
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
