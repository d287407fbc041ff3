import { join } from 'node:path'
import { supervise } from '#app/cli/supervisor.ts'

// `npm run dev`: the same from source. Vite renews the pages at each change; the worker has to be started again.

const root = process.cwd()
const execArgv = ['--import', 'tsx']

await supervise({
  programs: [
    { name: 'web', file: join(root, 'app', 'server.ts'), execArgv },
    { name: 'worker', file: join(root, 'jobs', 'worker.ts'), execArgv },
  ],
  seed: { file: join(root, 'app', 'cli', 'seed.ts'), execArgv },
  nodeEnv: 'development',
  pages: Promise.resolve(),
})
