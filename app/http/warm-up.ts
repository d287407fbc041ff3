import { setTimeout as wait } from 'node:timers/promises'
import type { Render } from '#app/http/page-cache/copies.ts'
import { closing } from '#app/http/closing.ts'
import { config } from '#app/platform/config.ts'
import { databaseAnswers } from '#app/platform/database-health.ts'
import { log } from '#app/platform/log.ts'

/** What V8 needs until it has compiled the rendering of pages: after twelve rounds a page takes a third of the first. */
const rounds = 12

/** The form of a report, new and refused, and the pages beside it: none of them writes anything. */
const requests = (): Request[] => [
  new Request(new URL('/report', config().BASE_URL)),
  new Request(new URL('/report', config().BASE_URL), { method: 'POST', body: new FormData() }),
  new Request(new URL('/track', config().BASE_URL)),
]

/**
 * Makes some pages for nobody after the start, so that who comes first, perhaps with many others, need not wait for
 * code that has never run. It takes half the time of an idle process at most, and gives way while the database is away.
 */
export async function warmUp(render: Render): Promise<void> {
  try {
    for (let round = 0; round < rounds; round++)
      for (const request of requests()) {
        if (closing.signal.aborted || !databaseAnswers()) return
        const began = performance.now()
        await (await render(request, {})).text()
        await wait(performance.now() - began, undefined, { ref: false })
      }
  } catch (err) {
    // What is under way while the process stops may fail.
    if (!closing.signal.aborted) log.warn({ err }, 'warming up failed')
  }
}
