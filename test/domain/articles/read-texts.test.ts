import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { headOf, readTexts } from '#app/domain/ground/markdown/read-texts.ts'

describe('texts that the product comes with', () => {
  test.each(['articles', 'privacy'])(
    '%s are written in both languages, without marks of their fields',
    (folder) => {
      const texts = readTexts(folder)

      expect(texts.length).toBeGreaterThan(0)
      for (const text of texts)
        for (const file of [text['zh-CN'], text.en]) {
          expect(file.head).toEqual(expect.any(Object))
          expect(file.body).not.toMatch(/^---|^\s|\s$/)
        }
    },
  )

  test('a field that is missing, wrong or unknown is named with its file', () => {
    const Head = z.strictObject({ title: z.string(), order: z.number() })
    const check = (head: unknown) => () => headOf(Head, { head, body: '' }, 'articles/a.en.md')

    expect(check({ title: 'A', order: 1 })()).toEqual({ title: 'A', order: 1 })
    expect(check({ title: 'A' })).toThrow(/^articles\/a\.en\.md: order: /)
    expect(check({ title: 'A', order: 'first' })).toThrow(/order: /)
    expect(check({ title: 'A', order: 1, topik: 'kinds' })).toThrow(/topik/)
    expect(check(null)).toThrow(/^articles\/a\.en\.md: head: /)
  })
})
