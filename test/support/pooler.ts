import { startRelay, type Relay } from '#test/support/relay.ts'

export type Pooler = Relay & {
  /** What a pooler in transaction mode can't do for its clients, as they asked for it. */
  misuse: string[]
}

const known = ['user', 'database', 'application_name', 'client_encoding']

/**
 * Stands before PostgreSQL as PgBouncer in transaction mode does: it refuses parameters at the start. What is bound to
 * a connection it lets through, and writes down.
 */
export async function startPooler(target: string): Promise<Pooler> {
  const misuse: string[] = []
  const relay = await startRelay(target, () => {
    let isStarted = false
    return (message) => {
      if (isStarted) {
        misuse.push(...misusedBy(message))
        return null
      }
      isStarted = true
      const foreign = parametersOf(message).filter((name) => !known.includes(name))
      return foreign.length > 0 ? refusal(foreign[0] ?? '') : null
    }
  })
  return { ...relay, misuse }
}

/** Names and values in turn, each with a zero after it, behind length and version. */
const parametersOf = (startup: Buffer) =>
  startup
    .subarray(8)
    .toString()
    .split('\0')
    .filter((text, index) => index % 2 === 0 && text !== '')

function misusedBy(message: Buffer): string[] {
  const kind = String.fromCharCode(message[0] ?? 0)
  if (kind !== 'P' && kind !== 'Q') return []
  const [first = '', second = ''] = message.subarray(5).toString().split('\0')
  const text = kind === 'P' ? second : first
  return [
    ...(kind === 'P' && first !== '' ? [`prepared: ${text}`] : []),
    ...(/^\s*listen\b|pg_advisory_lock|^\s*set (?!local)/i.test(text) ? [text] : []),
  ]
}

/** ErrorResponse of the protocol. */
export function refusal(parameter: string): Buffer {
  const fields = ['SFATAL', 'C08P01', `Munsupported startup parameter: ${parameter}`, '']
  const body = Buffer.from(`${fields.join('\0')}\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
