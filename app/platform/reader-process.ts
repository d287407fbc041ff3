import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#db/project-root.ts'

/** Why something could not be read: the library failed, it took too long, or it took more memory than it may. */
export type Unread = 'crashed' | 'too_long' | 'memory'

export class UnreadError extends Error {
  constructor(
    readonly reason: Unread,
    /** The kind of error alone: its words may hold what was read. */
    readonly kind: string | null = null,
  ) {
    super(kind ? `${reason}: ${kind}` : reason)
    this.name = 'UnreadError'
  }
}

export type ReaderLimits = { timeoutMs: number; memoryMb: number }
export type Reader<In, Out> = {
  /** Rejects with UnreadError where the input can't be read; with any other error where no reader could be started. */
  read: (input: In, options?: { fresh?: boolean } & Partial<ReaderLimits>) => Promise<Out>
  close: () => void
}

type Program<Out> = {
  /** In the sources; and the name of its bundle below `build`. */
  source: string
  built: string
  isAnswer: (value: unknown) => value is Out
}

const startMs = 30_000
const idleMs = 10_000
/** A library may keep something of each input: after so many the process is replaced. */
const mostReads = 200
const isSource = import.meta.url.endsWith('.ts')

/**
 * Reads outside bytes in a process of its own, one input after the other. A worker thread does not do: one allocation
 * larger than what is left under its limit (a split, a long array) ends V8 and with it the whole process. The process
 * gets no secret and no environment, is killed when its time is over, and ends after ten idle seconds.
 */
export function openReader<In, Out>(program: Program<Out>, usual: ReaderLimits): Reader<In, Out> {
  let current: Running | undefined
  let before: Promise<unknown> = Promise.resolve()

  const runningWith = async (memoryMb: number, isFresh: boolean): Promise<Running> => {
    const isGood =
      current?.isAlive() && !isFresh && current.memoryMb === memoryMb && current.reads < mostReads
    if (current && isGood) return current
    current?.kill()
    current = await start(program, memoryMb)
    return current
  }

  const readNow = async (input: In, fresh: boolean, limits: ReaderLimits): Promise<Out> => {
    const running = await runningWith(limits.memoryMb, fresh)
    const answer = await running.ask(input, limits.timeoutMs)
    if (!program.isAnswer(answer)) throw new UnreadError('crashed', 'answer')
    return answer
  }

  return {
    read(input, { fresh = false, ...limits } = {}) {
      const mine = before.then(() => readNow(input, fresh, { ...usual, ...limits }))
      before = mine.catch(() => undefined)
      return mine
    },
    close: () => current?.kill(),
  }
}

type Running = {
  memoryMb: number
  reads: number
  isAlive(): boolean
  ask(input: unknown, timeoutMs: number): Promise<unknown>
  kill(): void
}

async function start({ source, built }: Program<unknown>, memoryMb: number): Promise<Running> {
  const child = fork(isSource ? join(projectRoot, source) : join(projectRoot, 'build', built), {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    execArgv: [`--max-old-space-size=${memoryMb}`, ...(isSource ? ['--import', 'tsx'] : [])],
    serialization: 'advanced',
    // Nothing of what it says when it dies reaches the log: that may hold a piece of the input.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Each answer has its own listener; this one is for a process that dies while nobody waits for it.
  child.on('error', () => undefined)
  let idle: NodeJS.Timeout | undefined
  // The exit is told later than the signal is sent: until then it would pass for one that can take the next input.
  let isKilled = false
  const kill = () => {
    isKilled = true
    clearTimeout(idle)
    child.kill('SIGKILL')
  }
  const rest = () => {
    idle = setTimeout(kill, idleMs).unref()
    hold(child, false)
  }
  await answerOf(child, startMs).catch((error: unknown) => {
    kill()
    throw new Error('the reader could not be started', { cause: error })
  })
  rest()

  const running: Running = {
    memoryMb,
    reads: 0,
    isAlive: () => !isKilled && child.connected && child.exitCode === null && child.signalCode === null,
    kill,
    async ask(input, timeoutMs) {
      clearTimeout(idle)
      running.reads += 1
      hold(child, true)
      try {
        const answer = answerOf(child, timeoutMs)
        child.send({ input }, () => undefined)
        const given = await answer
        rest()
        return given
      } catch (error) {
        kill()
        throw error
      }
    },
  }
  return running
}

/** A process that waits for its next input must not keep ours from ending. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const keep = isHeld ? 'ref' : 'unref'
  child[keep]()
  child.channel?.[keep]()
}

function answerOf(child: ChildProcess, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      then()
    }
    const onMessage = (message: unknown) =>
      settle(() => {
        if (isFailure(message)) reject(new UnreadError('crashed', message.failed))
        else resolve(isAnswered(message) ? message.answer : undefined)
      })
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      settle(() => reject(errorOfExit(code, signal)))
    const onError = (error: Error) => settle(() => reject(error))
    const timer = setTimeout(() => settle(() => reject(new UnreadError('too_long'))), timeoutMs)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
  })
}

/** V8 aborts a process that is out of memory, a container's limit kills it; who stops the product ends all of it. */
function errorOfExit(code: number | null, signal: NodeJS.Signals | null): Error {
  if (signal === 'SIGTERM' || signal === 'SIGINT') return new Error(`the reader was ended by ${signal}`)
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL') return new UnreadError('memory')
  return new UnreadError('crashed', String(signal ?? code))
}

const isFailure = (message: unknown): message is { failed: string } =>
  typeof message === 'object' && message !== null && 'failed' in message && typeof message.failed === 'string'
const isAnswered = (message: unknown): message is { answer: unknown } =>
  typeof message === 'object' && message !== null && 'answer' in message
