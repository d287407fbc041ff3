import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A comment with the reason, or a line that sets the environment, which a process reads once. */
const isIsolated = /^(?:\/\/ Isolated: |\s*(?:process\.env\.\w+ = |Object\.assign\(process\.env))/m

/** The rule tests that have a process of their own; the others share one a worker, with one module graph. */
export const isolatedTests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join('test', name))
  .filter((path) => isIsolated.test(readFileSync(path, 'utf8')))
