import type { Batch, Outcome, Parcel, Provider } from './provider.ts'

/** Whatever provider is configured, addresses of the demo data only ever reach the sandbox, alone or in a batch. */
export function sparingDemoAddresses(real: Provider, sandbox: Provider): Provider {
  const { batch } = real
  return {
    ...real,
    send: (parcel) => (parcel.demo ? sandbox : real).send(parcel),
    ...(batch ? { batch: sparing(batch, sandbox) } : {}),
  }
}

const sparing = (batch: Batch, sandbox: Provider): Batch => ({
  groups: (parcels) => [
    ...batch.groups(parcels.filter(isReal)),
    ...parcels.filter(isDemo).map((parcel) => [parcel]),
  ],
  async send(group) {
    const outcomes = new Map<string, Outcome>()
    for (const parcel of group.filter(isDemo)) outcomes.set(parcel.id, await sandbox.send(parcel))
    const rest = group.filter(isReal)
    if (rest.length > 0) for (const [id, outcome] of await batch.send(rest)) outcomes.set(id, outcome)
    return outcomes
  },
})

const isDemo = (parcel: Parcel) => parcel.demo === true
const isReal = (parcel: Parcel) => !isDemo(parcel)
