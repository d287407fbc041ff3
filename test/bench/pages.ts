import type { Bench } from '#test/bench/run.ts'
export const bench: Bench = async () => ({})
