import { join } from 'node:path'
import { supervise } from '#app/cli/supervisor.ts'

// `npm run dev`: the same from source. At each change Vite renews the pages, and tsx starts the worker again.

const root = process.cwd()
const execArgv = ['--import', 'tsx']

await supervise({
  programs: [
    { name: 'web', file: join(root, 'app', 'server.ts'), execArgv },
    // Ctrl-C in a terminal must not reach the watch beside our own signal: at the second it kills the worker.
    {
      name: 'worker',
      file: join(root, 'app', 'cli', 'supervise', 'watched-worker.mjs'),
      execArgv: [],
      isDetached: true,
    },
  ],
  seed: { file: join(root, 'app', 'cli', 'seed.ts'), execArgv },
  nodeEnv: 'development',
  pages: Promise.resolve(),
})
