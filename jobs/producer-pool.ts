/** Opens a producer at its first use and again after a failure: one that met its store away stays broken. */
export function producerPool<P extends { close(): Promise<void> }>(produce: (queue: string) => Promise<P>) {
  const open = new Map<string, Promise<P>>()
  const shut = async (producer: Promise<P>) => (await producer).close()
  return {
    async use(queue: string, work: (producer: P) => Promise<unknown>): Promise<void> {
      const producer = open.get(queue) ?? produce(queue)
      open.set(queue, producer)
      try {
        await work(await producer)
      } catch (error) {
        if (open.get(queue) === producer) open.delete(queue)
        shut(producer).catch(() => undefined)
        throw error
      }
    },
    close: () => Promise.allSettled([...open.values()].map(shut)),
  }
}
