import { execFileSync, spawnSync } from 'node:child_process'

export type RunAs = { uid?: number; gid?: number }

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or `nobody` where there is none. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root and there is neither a user "postgres" nor "nobody"')
}

/** Whether that user can enter the folders and run the programs; asked by doing it, as modes tell only half. */
export function canUse(user: RunAs, folder: string, program: string): boolean {
  if (user.uid === undefined) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && "$2" --version', 'sh', folder, program], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  })
  return tried.status === 0
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}
