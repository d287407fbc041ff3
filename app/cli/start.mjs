import { join } from 'node:path'
import { buildIfMissing } from './build.mjs'

// `npm start`: builds what is missing and becomes the supervisor, in this process, so that signals reach it.
// The pages are built while the database comes up.

const built = join(import.meta.dirname, '..', '..', 'build')

try {
  await buildIfMissing('programs')
} catch (error) {
  process.stderr.write(`fapiao-desk: the programs could not be built: ${error.message}\n`)
  process.exit(1)
}
const pages = buildIfMissing('pages')
pages.catch(() => undefined)

const { supervise } = await import(join(built, 'cli', 'supervisor.js'))
await supervise({
  programs: [
    { name: 'web', file: join(built, 'web.js') },
    // It holds a few chunks at a time: given more room, it only leaves more behind before it clears up.
    {
      name: 'worker',
      file: join(built, 'worker.js'),
      execArgv: ['--enable-source-maps', '--max-old-space-size=256'],
    },
  ],
  seed: { file: join(built, 'cli', 'seed.js') },
  nodeEnv: 'production',
  pages,
})
