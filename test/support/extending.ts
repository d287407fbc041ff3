import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

/** What a stranger does to add a thing, as docs/extending.md says: files of their own, and lines in files of ours. */
export type Recipe = {
  creates?: Record<string, string>
  /** For each file, what stands there and what takes its place. */
  changes?: Record<string, ReadonlyArray<readonly [was: string, is: string]>>
  /** By language and area, what is added to the catalogues; in zh-CN and en. */
  words?: Record<'zh-CN' | 'en', Record<string, Record<string, string>>>
  /** Folders that are copied: a catalogue that is not translated yet. */
  copies?: Record<string, string>
}

export const fixture = (name: string) => readFileSync(join('test/fixtures/extending', `${name}.txt`), 'utf8')

/** The files that a recipe touches beside words. */
export const touched = ({ creates = {}, changes = {} }: Recipe) => [
  ...Object.keys(creates),
  ...Object.keys(changes),
]

/**
 * Below the tree, so that packages are found; a folder that begins with a dot belongs to no project.
 */
const folder = '.cache/extending'
const inCopy = (file: string) => join(folder, file)
const sources = ['app', 'db', 'emails', 'jobs', 'content', 'docs']

/** A fresh copy of the sources; what a run before has left there is gone. */
export function copyTree() {
  rmSync(folder, { recursive: true, force: true })
  for (const source of sources) cpSync(source, inCopy(source), { recursive: true })
  // Vite's settings say which of Remix's types hold.
  for (const file of ['package.json', 'vite.config.ts', 'remix.config.js']) cpSync(file, inCopy(file))
  const settings = {
    extends: '../../tsconfig.json',
    include: [...sources.map((source) => `${source}/**/*`), 'vite.config.ts'],
  }
  writeFileSync(inCopy('tsconfig.json'), JSON.stringify({ ...settings, exclude: [] }))
  writeFileSync(inCopy('.oxlintrc.json'), JSON.stringify({ plugins: [], categories: { correctness: 'off' } }))
  // The project's own list of what is left out, which names this folder, ends where another project begins.
  mkdirSync(inCopy('.git'), { recursive: true })
}

export function apply({ creates = {}, changes = {}, words, copies = {} }: Recipe) {
  for (const [from, to] of Object.entries(copies)) cpSync(inCopy(from), inCopy(to), { recursive: true })
  for (const [file, text] of Object.entries(creates)) {
    mkdirSync(dirname(inCopy(file)), { recursive: true })
    writeFileSync(inCopy(file), text)
  }
  for (const [file, swaps] of Object.entries(changes)) for (const [was, is] of swaps) exchange(file, was, is)
  for (const [language, areas] of Object.entries(words ?? {}))
    for (const [area, added] of Object.entries(areas)) {
      const file = inCopy(`app/i18n/${language}/${area}.json`)
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...added }, null, 2))
    }
}

/** Throws where the recipe is out of date: what it changes must be there, once. */
export function exchange(file: string, was: string, is: string) {
  const text = readFileSync(inCopy(file), 'utf8')
  if (text.split(was).length !== 2) throw new Error(`${file} has not once: ${was}`)
  writeFileSync(inCopy(file), text.replace(was, is))
}

const call = promisify(execFile)

/** The files of the copy that do not compile. */
export async function compile(): Promise<string[]> {
  const oxlint = join(process.cwd(), 'node_modules/oxlint/bin/oxlint')
  const given = ['--quiet', '--type-aware', '--type-check', '--format=json']
  const output = await call(process.execPath, [oxlint, ...given], { cwd: folder, maxBuffer: 64 * 2 ** 20 })
    .then(({ stdout }) => stdout)
    .catch((error: unknown) => stdoutOf(error))
  const { diagnostics, number_of_files: files } = Report.parse(JSON.parse(output))
  if (files < 500) throw new Error(`only ${files} files of the copy were looked at`)
  const errors = diagnostics.filter(({ code }) => code?.startsWith('typescript(TS'))
  return [...new Set(errors.map(({ filename }) => filename))].sort()
}

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
  number_of_files: z.number(),
})

/** What a program printed that found something to complain of. */
function stdoutOf(error: unknown): string {
  const stdout = typeof error === 'object' && error !== null && 'stdout' in error ? error.stdout : null
  if (typeof stdout !== 'string' || !stdout) throw error
  return stdout
}

/** Runs a program of the copy and gives what it prints. */
export async function runInCopy(program: string, env: Record<string, string> = {}): Promise<string> {
  const { PATH, HOME } = process.env
  const { stdout } = await call(process.execPath, ['--import', 'tsx', program], {
    cwd: folder,
    env: { PATH, HOME, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...env },
  })
  return stdout
}
