/** One request that nobody means well by. */
export type Attack = {
  name: string
  method?: string
  path: string
  headers?: Record<string, string>
  body?: Buffer
}

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
