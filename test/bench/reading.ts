import { performance } from 'node:perf_hooks'
import { readInvoice } from '#app/domain/invoices/reading/read-invoice.ts'
import { tell } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'
import { readingSamples } from '#test/support/reading/inputs.ts'
import { straysOf } from '#test/support/reading/strays.ts'

const today = '2026-11-30'
const slowMs = 50
const batch = 5000

/**
 * Typed lines, payloads, links and XML, whole and damaged, read one by one. `passed`: none throws, none takes longer than
 * 50 ms of the processor, and no field is read that is not in its text.
 */
export const bench: Bench = async ({ lines = '100000', seed = '1' }) => {
  const figures = { read: 0, thrown: 0, slowestMs: 0, strays: 0 }
  for (let at = 0; figures.read < Number(lines); at++) {
    const count = Math.min(batch, Number(lines) - figures.read)
    for (const sample of readingSamples(count, Number(seed) * 1000 + at)) {
      try {
        let took = Infinity
        // Of a few runs the least: what a busy machine adds is only in some.
        for (let run = 0; run < 3 && took > slowMs / 10; run++) {
          const start = performance.now()
          readInvoice(sample.text, today)
          took = Math.min(took, performance.now() - start)
        }
        figures.slowestMs = Math.max(figures.slowestMs, took)
        const strays = straysOf(sample, readInvoice(sample.text, today))
        if (strays.length > 0) tell(`${strays.join(', ')} in ${JSON.stringify(sample.text)}`)
        figures.strays += strays.length
      } catch (error) {
        figures.thrown += 1
        tell(`${String(error)} at ${JSON.stringify(sample.text)}`)
      }
    }
    figures.read += count
    await new Promise(setImmediate)
  }
  const { thrown, slowestMs, strays } = figures
  return { ...figures, passed: thrown === 0 && strays === 0 && slowestMs <= slowMs }
}
