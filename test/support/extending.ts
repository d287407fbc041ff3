import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'

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
 * Below the tree, so that packages are found; a folder that begins with a dot belongs to no project. What the compiler
 * learned the last time stays there.
 */
const folder = '.cache/extending'
const inCopy = (file: string) => join(folder, file)
const sources = ['app', 'db', 'emails', 'jobs', 'content', 'docs']

/** A fresh copy of the sources. */
export function copyTree() {
  for (const source of sources) {
    rmSync(inCopy(source), { recursive: true, force: true })
    cpSync(source, inCopy(source), { recursive: true })
  }
  // Vite's settings say which of Remix's types hold.
  for (const file of ['package.json', 'vite.config.ts', 'remix.config.js']) cpSync(file, inCopy(file))
  const settings = {
    extends: '../../tsconfig.json',
    include: [...sources.map((source) => `${source}/**/*`), 'vite.config.ts'],
  }
  writeFileSync(inCopy('tsconfig.json'), JSON.stringify({ ...settings, exclude: [] }))
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
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc')
  try {
    await call(process.execPath, [tsc, '--incremental', '--tsBuildInfoFile', 'tsbuildinfo'], { cwd: folder })
    return []
  } catch (error) {
    const output =
      typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : ''
    const files = [...output.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file)
    if (files.length === 0) throw error
    return [...new Set(files)].sort()
  }
}

/**
 * Which of some files of the copy do not compile as it is now: quicker than all, where a word was taken away that every
 * file might know.
 */
export function failing(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(inCopy('tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const program = ts.createProgram(fileNames, options)
  return files.filter((file) => {
    const source =
      program.getSourceFile(join(process.cwd(), inCopy(file))) ?? program.getSourceFile(inCopy(file))
    if (!source) throw new Error(`${file} is not in the copy`)
    return program.getSemanticDiagnostics(source).length > 0
  })
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
