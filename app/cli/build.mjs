import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'

// Plain JavaScript: it runs before anything is built. `npm start` uses its parts, `npm run build` all of it.

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const sources = ['app', 'db', 'emails', 'jobs', 'package.json', 'remix.config.js', 'vite.config.ts']
const stampOf = (part) => join(root, 'build', `.${part}`)

/** What builds each part. A production install leaves them out and runs what was built before. */
const tools = { programs: 'esbuild', pages: '@remix-run/dev' }

/** Builds `part` ("programs" or "pages") unless a build newer than every source is there. */
export async function buildIfMissing(part) {
  if (isFresh(part)) return
  if (!isInstalled(tools[part])) {
    // Copying a build and its sources to another machine changes their times: there it is taken as it is.
    if (existsSync(stampOf(part))) return
    throw new Error(
      `the ${part} are not built, and ${tools[part]} is not installed: npm ci && npm run build, then npm ci --omit=dev`,
    )
  }
  const release = await lock(part)
  try {
    if (!isFresh(part)) await buildNow(part)
  } finally {
    release()
  }
}

async function buildNow(part) {
  const began = new Date()
  await (part === 'programs' ? buildPrograms() : buildPages())
  writeFileSync(stampOf(part), '')
  utimesSync(stampOf(part), began, began)
}

/** Worker, its reader of mails, supervisor, the web process's starter and every command; packages stay outside. */
async function buildPrograms() {
  const { build } = await import('esbuild')
  const commands = readdirSync(join(root, 'app', 'cli')).filter((name) => name.endsWith('.ts'))
  await build({
    absWorkingDir: root,
    entryPoints: {
      web: 'app/server.ts',
      worker: 'jobs/worker.ts',
      'mail-reader': 'app/domain/delivery/bounces/mail-reader.ts',
      ...Object.fromEntries(commands.map((name) => [`cli/${name.slice(0, -3)}`, `app/cli/${name}`])),
    },
    outdir: 'build',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    external: ['./pages/server/index.js'],
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  })
}

function buildPages() {
  const remix = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [remix, 'vite:build', '--logLevel', 'warn'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const leave = () => child.kill()
    process.once('exit', leave)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`the pages could not be built\n${output}`)),
    )
  })
}

function isInstalled(name) {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`)
    return true
  } catch (error) {
    return error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
  }
}

function isFresh(part) {
  if (!existsSync(stampOf(part))) return false
  const built = statSync(stampOf(part)).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= built)
}

/** The latest change below a path; a folder's own time tells of files that were removed. A missing path is old. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Two starts at once must not write into each other's build; a lock whose process has gone counts for nothing. */
async function lock(part) {
  const folder = join(root, 'build', `.lock-${part}`)
  mkdirSync(dirname(folder), { recursive: true })
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(join(folder, String(process.pid)), '')
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const [pid] = existsSync(folder) ? readdirSync(folder) : []
      if (pid && !isRunning(Number(pid))) rmSync(folder, { recursive: true, force: true })
      else await wait(100)
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [only] = process.argv.slice(2)
    if (only !== 'pages') await buildIfMissing('programs')
    if (only !== 'programs') await buildIfMissing('pages')
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
