import type { AppLoadContext } from '@remix-run/node'

/** Resolves when the connection can take more, or is gone: a long answer waits for its reader. */
export async function waitForDrain(context: AppLoadContext): Promise<void> {
  const wait: unknown = context.room
  if (typeof wait === 'function') await Reflect.apply(wait, undefined, [])
}
