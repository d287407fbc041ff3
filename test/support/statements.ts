import { startRelay } from '#test/support/relay.ts'

export type Watched = {
  url: string
  /** The statements that the work had the server run, in order; of a transaction its begin and its end, too. */
  during: (work: () => Promise<unknown>) => Promise<string[]>
  close: () => void
}

/** Stands before PostgreSQL and writes down what it is asked to run, however a statement was prepared. */
export async function watchStatements(target: string): Promise<Watched> {
  let ran: string[] = []
  const { url, close } = await startRelay(target, () => {
    const runBy = textsRun()
    return (message) => {
      ran.push(...runBy(message))
      return null
    }
  })
  return {
    url,
    close,
    async during(work) {
      ran = []
      await work()
      return ran.filter((text) => !/pg_catalog\.pg_type/.test(text))
    },
  }
}

/** The texts that a connection's messages run: a portal is bound to a statement that was parsed under its name. */
function textsRun(): (message: Buffer) => string[] {
  const parsed = new Map<string, string>()
  let bound = ''
  return (message) => {
    const [first = '', second = ''] = message.subarray(5).toString().split('\0')
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'P':
        parsed.set(first, second)
        return []
      case 'B':
        bound = parsed.get(second) ?? ''
        return []
      case 'E':
        return [bound]
      case 'Q':
        return [first]
      default:
        return []
    }
  }
}
