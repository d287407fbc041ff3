import type { Context } from '#app/domain/ground/context.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import type { Incident } from './incident.ts'

/** What the public sees of an incident has changed; of a drill it sees nothing, not even that something did. */
export async function publicIncidentChanged(tx: Context, { drillSince }: Incident): Promise<void> {
  if (!drillSince) await publicContentChanged(tx)
}
