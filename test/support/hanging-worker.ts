import { startWorkers } from '#jobs/queue.ts'

// A worker process that takes a job and never finishes it; a test kills it then.
await startWorkers(JSON.parse(process.argv[2] ?? ''), () => {
  process.stdout.write('began\n')
  return new Promise(() => undefined)
})
