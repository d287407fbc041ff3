import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'

export type Environment = Record<string, string>
export type Program = {
  process: ChildProcess
  /** Standard output and errors together. */
  output(): string
  /** Waits for the end and gives the exit code. */
  ended: Promise<number | null>
}

/** A built program or npm script as an operator runs it; the test runner's own variables do not reach it. */
export function run(command: string, args: string[], env: Environment): Program {
  const { PATH, HOME, LANG } = process.env
  const child = spawn(command, args, {
    env: { PATH, HOME, LANG, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, output: () => output, ended }
}

/** `npm run -s NAME -- ARGS`, to its end. */
export async function npmRun(
  name: string,
  args: string[],
  env: Environment,
): Promise<{ code: number | null; output: string }> {
  const program = run('npm', ['run', '-s', name, '--', ...args], env)
  return { code: await program.ended, output: program.output() }
}

/** A key that is the same for the same seed. */
export const keyBytes = (seed: string) => createHash('sha256').update(seed).digest('base64')
