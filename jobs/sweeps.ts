import type { Context } from '#app/domain/context.ts'

export type Sweep = { name: string; run(ctx: Context): Promise<void> }

/** What is due is rebuilt from the rows each minute, whatever the queue has lost. Every step may run twice. */
export const sweeps: readonly Sweep[] = []
