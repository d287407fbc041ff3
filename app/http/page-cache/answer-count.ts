import { closing } from '#app/http/closing.ts'
import { log } from '#app/platform/log.ts'

const everyMs = 60_000
const counts = { sent: 0, unchanged: 0, old: 0, missing: 0 }
let timer: NodeJS.Timeout | undefined

/**
 * Answers from copies are counted, not logged one by one: a line each took a third of the rate that they can be
 * given at. One line a minute says how many there were.
 */
export function countAnswer(answer: keyof typeof counts): void {
  counts[answer] += 1
  timer ??= setTimeout(tell, everyMs).unref()
}

function tell() {
  clearTimeout(timer)
  timer = undefined
  if (Object.values(counts).some((count) => count > 0)) log.info({ ...counts }, 'answers from shared copies')
  counts.sent = counts.unchanged = counts.old = counts.missing = 0
}

closing.signal.addEventListener('abort', tell)
