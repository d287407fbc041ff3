import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// `npm test`: everything, one after the other; the last line counts what the runners themselves report.

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-results-'))
const results = { passed: 0, failed: 0, skipped: 0 }
const bin = (name) => join('node_modules', '.bin', name)

function run(title, command, args, env = {}) {
  process.stdout.write(`\n== ${title}\n`)
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      process.stdout.write(
        `== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
      )
      resolve(code === 0)
    })
  })
}

/** A check that has no tests of its own counts as one. */
async function check(...args) {
  results[(await run(...args)) ? 'passed' : 'failed'] += 1
}

/** A runner is believed by its report; one that ends badly without a failed test of its own has failed once. */
async function suite(title, command, args, env, read) {
  const ok = await run(title, command, args, env)
  const counts = read() ?? { passed: 0, failed: 0, skipped: 0 }
  for (const key of Object.keys(results)) results[key] += counts[key]
  if (!ok && counts.failed === 0) results.failed += 1
}

const report = (file, pick) => () => {
  const path = join(folder, file)
  return existsSync(path) ? pick(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
const ofVitest = (file) =>
  report(file, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
    passed: numPassedTests,
    // A file that could not be loaded has no test to fail.
    failed:
      numFailedTests +
      testResults.filter((one) => one.status === 'failed' && !one.assertionResults.length).length,
    skipped: numPendingTests + numTodoTests,
  }))
const ofPlaywright = (file) =>
  report(file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))

const vitest = (project, file) => [
  'Tests: ' + project,
  bin('vitest'),
  [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(folder, file)}`,
  ],
  {},
  ofVitest(file),
]

const began = Date.now()
await check('Format', bin('oxfmt'), ['--check'])
await check('Lint', bin('oxlint'), ['--type-aware'])
await check('Types', bin('tsc'), ['--noEmit'])
await check('Build', process.execPath, [join('app', 'cli', 'build.mjs')])
await suite(...vitest('rules', 'rules.json'))
await suite(...vitest('processes', 'processes.json'))
const journeys = existsSync(join('test', 'e2e')) ? readdirSync(join('test', 'e2e')) : []
if (journeys.some((name) => /\.(spec|test)\.ts$/.test(name))) {
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'journeys.json') }
  const config = ['playwright.config.ts', join('test', 'e2e', 'playwright.config.ts')].find((path) =>
    existsSync(path),
  )
  const args = ['test', ...(config ? ['--config', config] : []), '--reporter=line,json']
  await suite('Journeys in a browser', bin('playwright'), args, env, ofPlaywright('journeys.json'))
}
rmSync(folder, { recursive: true, force: true })

process.stdout.write(`\nin ${Math.round((Date.now() - began) / 1000)} s\n`)
process.stdout.write(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped\n`)
process.exit(results.failed === 0 ? 0 : 1)
