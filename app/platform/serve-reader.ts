import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'

/** The `nice` value: reading mail must not slow the processes that answer people. */
const niceness = 5

/**
 * The other side of `openReader`: reads each input that is sent and sends back what it says. An error, also one that a
 * library throws outside its promise, is told by its kind and ends this process.
 */
export function serveReader<In>(
  isInput: (value: unknown) => value is In,
  read: (input: In) => Promise<unknown>,
): void {
  const tell = (message: object, then: () => void = () => undefined) => process.send?.(message, then)
  const fail = (error: unknown) => tell({ failed: kindOf(error) }, () => process.exit(1))

  setPriority(niceness)
  endWithParent()
  process.on('disconnect', () => process.exit(0))
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  process.on('message', (message: unknown) => {
    const input = typeof message === 'object' && message !== null && 'input' in message ? message.input : null
    if (!isInput(input)) return fail(new TypeError('no input'))
    read(input).then((answer) => tell({ answer }), fail)
    return undefined
  })
  tell({ answer: 'ready' })
}

/** A library in an endless loop never sees the disconnect event: a thread checks whether the parent process still runs. */
function endWithParent(): void {
  const watch = `const parent = process.ppid
    setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500)`
  new Worker(watch, { eval: true, execArgv: [] }).unref()
}

const kindOf = (error: unknown) =>
  error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : 'Error'
