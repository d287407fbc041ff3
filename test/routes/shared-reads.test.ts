import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { sharedRead } from '#app/http/page-cache/shared-reads.ts'
import { config } from '#app/platform/config.ts'
import { changesAreWatched, contentVersion, watchDatabase } from '#app/platform/database-health.ts'
import { asSystem } from '#test/support/context.ts'
import '#test/support/database.ts'
import { until } from '#test/support/until.ts'

let reads: string[] = []
let content = 'first'
const read = (...about: (string | undefined)[]) => {
  reads.push(about.join(' '))
  return Promise.resolve(content)
}

beforeEach(() => {
  reads = []
  content = 'first'
})

test('without a watch for changes each one reads', async () => {
  const shared = sharedRead(read)
  expect([await shared('zh-CN'), await shared('zh-CN')]).toEqual(['first', 'first'])
  expect(reads).toEqual(['zh-CN', 'zh-CN'])
})

describe('while changes are watched', () => {
  let pulse: ReturnType<typeof watchDatabase>
  beforeAll(async () => {
    pulse = watchDatabase(config())
    await until('the pulse has read the version', changesAreWatched)
  })
  afterAll(() => pulse.stop())

  test('a watched change is never hidden', async () => {
    const shared = sharedRead(read)
    await shared('zh-CN')

    const before = contentVersion()
    content = 'second'
    await publicContentChanged(asSystem())
    await until('the change is noticed', () => contentVersion() > before)
    expect(await shared('zh-CN')).toBe('second')
  })

  test('all who ask within a second share one read of each thing', async () => {
    const shared = sharedRead(read)
    await Promise.all([
      shared('zh-CN'),
      shared('zh-CN'),
      shared('en'),
      shared('zh-CN', undefined),
      shared('en'),
    ])
    expect(reads).toEqual(['zh-CN', 'en', 'zh-CN '])

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1001 })
    content = 'later'
    expect(await shared('zh-CN')).toBe('later')
    vi.useRealTimers()
  })

  test('a read that failed is tried again, and other answers are forgotten before there are too many', async () => {
    const failing = sharedRead(async (key: string) => {
      reads.push(key)
      if (reads.length === 1) throw new Error('the database is away')
      return key
    })
    await expect(failing('en')).rejects.toThrow('away')
    expect(await failing('en')).toBe('en')

    for (let count = 0; count < 300; count++) await failing(`made up ${count}`)
    reads = ['made up 299']
    await failing('en')
    expect(reads).toEqual(['made up 299', 'en'])
  })
})
