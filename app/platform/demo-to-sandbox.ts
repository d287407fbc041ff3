import type { Batch, Outcome, OutgoingMessage, Provider } from './provider.ts'

/** Whatever provider is configured, addresses of the demo data only ever reach the sandbox, alone or in a batch. */
export function demoToSandbox(real: Provider, sandbox: Provider): Provider {
  const { batch } = real
  return {
    ...real,
    send: (message) => (message.demo ? sandbox : real).send(message),
    ...(batch ? { batch: sparing(batch, sandbox) } : {}),
  }
}

const sparing = (batch: Batch, sandbox: Provider): Batch => ({
  groups: (messages) => [
    ...batch.groups(messages.filter(isReal)),
    ...messages.filter(isDemo).map((message) => [message]),
  ],
  async send(group) {
    const outcomes = new Map<string, Outcome>()
    for (const message of group.filter(isDemo)) outcomes.set(message.id, await sandbox.send(message))
    const rest = group.filter(isReal)
    if (rest.length > 0) for (const [id, outcome] of await batch.send(rest)) outcomes.set(id, outcome)
    return outcomes
  },
})

const isDemo = (message: OutgoingMessage) => message.demo === true
const isReal = (message: OutgoingMessage) => !isDemo(message)
