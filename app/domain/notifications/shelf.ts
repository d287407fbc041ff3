import { inArray } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import type { Rendered } from './fill.ts'
import { loadSubjects, type Notice, type Subjects } from './material.ts'

/** News of the last moment is still news; a title that is changed meanwhile is not waited for any longer than this. */
const freshMs = 2000
const mostKept = 20

/** The notices of some rows, what they speak of, and the texts made of it that are the same for everybody. */
export type Stock = { letters: Map<string, Notice>; subjects: Subjects; shared: Map<string, Rendered> }
export type Shelf = (ctx: Context, noticeIds: readonly string[]) => Promise<Stock>

/** Keeps for a moment what chunk after chunk of the same news would fetch and write again. */
export function openShelf(): Shelf {
  const kept = new Map<string, { at: number; stock: Promise<Stock> }>()
  return (ctx, noticeIds) => {
    const ids = [...new Set(noticeIds)].sort()
    const key = ids.join()
    const known = kept.get(key)
    if (known && performance.now() - known.at < freshMs) return known.stock
    if (kept.size >= mostKept) kept.clear()
    const stock = stockOf(ctx, ids)
    kept.set(key, { at: performance.now(), stock })
    stock.catch(() => kept.delete(key))
    return stock
  }
}

async function stockOf(ctx: Context, ids: string[]): Promise<Stock> {
  const found = await ctx.db.select().from(notices).where(inArray(notices.id, ids))
  return {
    letters: new Map(found.map((notice) => [notice.id, notice])),
    subjects: await loadSubjects(ctx, found),
    shared: new Map(),
  }
}
