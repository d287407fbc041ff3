import { parseArgs } from 'node:util'

/** Takes the options of the command line and gives the figures; what it does meanwhile is told on standard error. */
export type Bench = (options: Readonly<Record<string, string | undefined>>) => Promise<object>

/** `npm run bench -- NAME [--json]`: every bench on one page. */
const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  desk: () => import('#test/bench/desk.ts'),
  fanout: () => import('#test/bench/fanout.ts'),
  hostile: () => import('#test/bench/hostile.ts'),
  intake: () => import('#test/bench/intake.ts'),
  pages: () => import('#test/bench/pages.ts'),
  public: () => import('#test/bench/public.ts'),
  reading: () => import('#test/bench/reading.ts'),
  search: () => import('#test/bench/search.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    clients: { type: 'string' },
    only: { type: 'string' },
    recipients: { type: 'string' },
    tickets: { type: 'string' },
    lines: { type: 'string' },
    seed: { type: 'string' },
    data: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const [name = ''] = positionals
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (!load || positionals.length > 1) {
  process.stderr.write(
    `bench: ${name === '' ? 'no name given' : `there is no bench "${positionals.join(' ')}"`}; one of ${Object.keys(benches).join(', ')}\n`,
  )
  process.exit(1)
}

// Standard output is for the figures alone.
process.env.LOG_LEVEL ??= 'error'
const { json, keep, ...options } = values
const figures = await (await load()).bench({ ...options, ...(keep ? { keep: 'true' } : {}) })
process.stdout.write(`${json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2)}\n`)
process.exit(0)
