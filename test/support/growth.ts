/** The least time of the process, in ms, that a piece of work takes; the least of a few runs is the least disturbed. */
export function cpuMs(work: () => unknown, runs = 3): number {
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}
