import { closing } from '#app/http/closing.ts'
import { log } from '#app/platform/log.ts'

const everyMs = 60_000

/**
 * Answers from copies are counted, not logged one by one: a line each took a third of the rate that they can be
 * given at. One line a minute says how many there were.
 */
export function countAnswers(figures: () => object): (answer: 200 | 304 | 'old') => void {
  const counts = { 200: 0, 304: 0, old: 0 }
  const tell = () => {
    if (counts[200] + counts[304] + counts.old === 0) return
    log.info({ sent: counts[200], unchanged: counts[304], old: counts.old, ...figures() }, 'shared copies')
    counts[200] = counts[304] = counts.old = 0
  }
  setInterval(tell, everyMs).unref()
  closing.signal.addEventListener('abort', tell)
  return (answer) => void counts[answer]++
}
