import { setTimeout as wait } from 'node:timers/promises'
import type { Scenario, Stage } from '#test/faults/story.ts'

const some = (stage: Stage) => stage.more(stage.random.between(10, stage.options.reporters))

export const databaseFaults: readonly Scenario[] = [
  {
    name: 'postgres-kill',
    async filing(stage) {
      await wait(stage.random.between(200, 1500))
      stage.cut()
      await stage.house.database.crash()
    },
    async updates(stage) {
      await some(stage)
      stage.cut()
      await stage.house.database.crash()
    },
  },
  {
    name: 'backends-terminated',
    async filing(stage) {
      await wait(stage.random.between(200, 1500))
      await terminate(stage)
    },
    async updates(stage) {
      for (let count = 0; count < 4; count += 1) {
        await some(stage)
        await terminate(stage)
      }
    },
  },
  {
    // Connections that are neither refused nor answered.
    name: 'postgres-half-open',
    viaProxy: true,
    async updates(stage) {
      const { house, options } = stage
      await some(stage)
      stage.cut()
      house.proxy.turn({ kind: 'half_open' })
      await wait(options.outageSeconds * 1000)
      house.proxy.turn({ kind: 'pass' })
    },
  },
  {
    // Redis, or one master of a cluster, is killed and comes back empty; on PostgreSQL the queue's tables are emptied.
    name: 'redis-kill-empty',
    async filing(stage) {
      await wait(stage.random.between(200, 1500))
      await loseQueue(stage)
    },
    async updates(stage) {
      await some(stage)
      await loseQueue(stage)
    },
    async recovery(stage) {
      await wait(stage.random.between(50, 500))
      await loseQueue(stage)
    },
  },
]

async function terminate(stage: Stage) {
  stage.cut()
  await stage.house.database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'fapiao-desk%'`
}

async function loseQueue({ house, random }: Stage) {
  const store = house.stores[random.between(0, house.stores.length - 1)]
  if (!store) return house.emptyQueue()
  await store.stop()
  await wait(2000)
  await store.start()
}
