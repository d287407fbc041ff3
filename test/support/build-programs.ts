import { execFileSync } from 'node:child_process'
import { keepPrepared } from '#test/support/prepared.ts'

/** The process tests run what is shipped: the built programs. */
export default function buildPrograms() {
  execFileSync(process.execPath, ['app/cli/build.mjs'], { stdio: 'inherit' })
  return keepPrepared()
}
