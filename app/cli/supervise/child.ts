import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

export type Program = {
  name: 'web' | 'worker'
  file: string
  execArgv?: string[]
  /** In a process group of its own: only we send it signals. */
  isDetached?: boolean
}
export type Kept = {
  /** Settles when the program has said for the first time that it is ready. */
  ready: Promise<void>
  restart: () => void
  stop: (deadlineMs: number) => Promise<void>
}

const firstPauseMs = 500
const longestPauseMs = 10_000
const lastingMs = 30_000
const triesBeforeReady = 5

/** Keeps a program running: started again when it dies, with pauses that grow while it keeps dying early. */
export function keepRunning(program: Program, env: () => NodeJS.ProcessEnv): Kept {
  let child: ChildProcess | undefined
  let stopping = false
  let failures = 0
  let wasReady = false

  const ready = new Promise<void>((resolve, reject) => {
    const start = () => {
      const began = Date.now()
      child = fork(program.file, {
        env: { ...env(), FAPIAO_PROCESS: program.name },
        execArgv: program.execArgv ?? ['--enable-source-maps'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        detached: program.isDetached ?? false,
      })
      child.on('message', () => {
        wasReady = true
        resolve()
      })
      child.once('exit', (code, signal) => {
        child = undefined
        if (stopping) return
        failures = Date.now() - began > lastingMs ? 1 : failures + 1
        if (!wasReady && failures >= triesBeforeReady)
          return reject(new Error(`the ${program.name} process does not start`))
        const pause = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)
        process.stderr.write(
          `the ${program.name} process ended (${signal ?? code}); starting it again in ${pause} ms\n`,
        )
        setTimeout(() => stopping || start(), pause)
      })
    }
    start()
  })

  return {
    ready,
    restart: () => void child?.kill('SIGTERM'),
    async stop(deadlineMs) {
      stopping = true
      const running = child
      if (!running) return
      const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()))
      running.kill('SIGTERM')
      await Promise.race([ended, wait(deadlineMs, undefined, { ref: false })])
      if (running.exitCode === null && running.signalCode === null) running.kill('SIGKILL')
      await ended
    },
  }
}
