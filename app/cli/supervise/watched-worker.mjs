// The worker in development, under tsx's watch: it is stopped and started again when a file that it imports changes.
// A file that can't be loaded ends it; the next change starts it again.

const script = 'jobs/worker.ts'

// The watch runs on when the worker ends, and would run on without its supervisor.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Nobody waits for a worker that may be broken at the moment.
process.send?.('ready')

process.argv.splice(2, Infinity, 'watch', '--clear-screen=false', script)
await import('tsx/cli')
