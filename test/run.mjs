import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

// `npm test`: everything; the last line counts what the runners themselves report.

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-results-'))
const results = { passed: 0, failed: 0, skipped: 0 }
/** Each step with its tests and seconds, printed before the count. */
const steps = []
/** The failed tests with their first words, printed again at the end: a long log is often kept only in its last part. */
const failures = []
const bin = (name) => join('node_modules', '.bin', name)

function run(title, command, args, env = {}) {
  process.stdout.write(`\n== ${title}\n`)
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      steps.push({ title, tests: 1, seconds })
      process.stdout.write(`== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`)
      resolve(code === 0)
    })
  })
}

/** Checks that have no tests of their own count as one each. They run beside each other; each prints when it is done. */
async function checks(...all) {
  await Promise.all(
    all.map(async ([title, command, ...args]) => {
      const began = Date.now()
      const { code, output } = await captured(command, args)
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      steps.push({ title, tests: 1, seconds })
      results[code === 0 ? 'passed' : 'failed'] += 1
      process.stdout.write(
        `\n== ${title}\n${output}== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`,
      )
    }),
  )
}

function captured(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** A runner is believed by its report; one that ends badly without a failed test of its own has failed once. */
async function suite(title, command, args, env, read) {
  const ok = await run(title, command, args, env)
  const counts = read() ?? { passed: 0, failed: 0, skipped: 0 }
  failures.push(...(counts.failures ?? []))
  for (const key of Object.keys(results)) results[key] += counts[key]
  const step = steps.at(-1)
  if (step) step.tests = counts.passed + counts.failed + counts.skipped
  if (!ok && counts.failed === 0) results.failed += 1
}

const report = (file, pick) => () => {
  const path = join(folder, file)
  return existsSync(path) ? pick(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
const ofVitest = (file) =>
  report(file, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
    failures: testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed')
      if (failed.length) return failed.map((one) => [name, one.fullName, one.failureMessages.join('\n')])
      return status === 'failed' ? [[name, 'the file was not loaded', message]] : []
    }),
    passed: numPassedTests,
    // A file that could not be loaded has no test to fail.
    failed:
      numFailedTests +
      testResults.filter((one) => one.status === 'failed' && !one.assertionResults.length).length,
    skipped: numPendingTests + numTodoTests,
  }))
const unexpected = (suites = []) =>
  suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => [
        file,
        title,
        tests.flatMap(({ results: tries }) => tries.map(({ error }) => error?.message ?? '')).join('\n'),
      ]),
    ...unexpected(inner),
  ])
const ofPlaywright = (file) =>
  report(file, ({ stats, suites }) => ({
    failures: unexpected(suites),
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))

// A worker a core, where the runner alone would leave one core out. Rule tests wait for PostgreSQL and for clocks: one
// more of them keeps the cores busy. Process tests have processes of their own beside each worker.
const workers = Math.max(2, availableParallelism())
/** What the steps prepare once for all of them. */
const prepared = join(folder, 'prepared')
mkdirSync(prepared)
const vitest = (title, file, projects = [title], atOnce = workers) => [
  'Tests: ' + title,
  bin('vitest'),
  [
    'run',
    ...projects.map((project) => `--project=${project}`),
    `--maxWorkers=${atOnce}`,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(folder, file)}`,
  ],
  { PREPARED_DATA: prepared },
  ofVitest(file),
]

const began = Date.now()
await checks(
  ['Format', bin('oxfmt'), '--check'],
  // The types, too: what the linter asks of them, it has compiled, in a fifth of the time that the compiler takes anew.
  ['Lint and types', bin('oxlint'), '--type-aware', '--type-check'],
  ['Build', process.execPath, join('app', 'cli', 'build.mjs')],
)
await suite(...vitest('rules', 'rules.json', ['rules', 'isolated'], workers + 1))
// Fault runs wait for outages and leases most of their time; process tests use both cores meanwhile.
await Promise.all([
  suite(...vitest('faults', 'faults.json')),
  suite(...vitest('processes', 'processes.json')),
])
const journeys = existsSync(join('test', 'e2e')) ? readdirSync(join('test', 'e2e')) : []
if (journeys.some((name) => /\.(spec|test)\.ts$/.test(name))) {
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'journeys.json'), PREPARED_DATA: prepared }
  const config = ['playwright.config.ts', join('test', 'e2e', 'playwright.config.ts')].find((path) =>
    existsSync(path),
  )
  const args = ['test', ...(config ? ['--config', config] : []), '--reporter=line,json']
  await suite('Journeys in a browser', bin('playwright'), args, env, ofPlaywright('journeys.json'))
}
rmSync(folder, { recursive: true, force: true })

for (const [file, title, message] of failures)
  process.stdout.write(`\nFAILED ${file} > ${title}\n${message.split('\n').slice(0, 12).join('\n')}\n`)
process.stdout.write('\n')
for (const { title, tests, seconds } of steps)
  process.stdout.write(`${title.padEnd(24)} ${String(tests).padStart(5)} tests ${seconds.padStart(7)} s\n`)
process.stdout.write(`\nin ${Math.round((Date.now() - began) / 1000)} s\n`)
process.stdout.write(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped\n`)
process.exit(results.failed === 0 ? 0 : 1)
