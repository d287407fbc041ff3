import { inArray } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Rendered } from '#app/domain/messages/rendering/rendered.ts'
import { loadSubjects, type Notice, type Subjects } from './template-data.ts'

/** News of the last moment is still news; a title that is changed meanwhile is not waited for any longer than this. */
const freshMs = 2000
const mostKept = 20

/** The notices of some rows, what they speak of, and the texts made of it that are the same for everybody. */
export type CachedMaterial = {
  notices: Map<string, Notice>
  subjects: Subjects
  shared: Map<string, Rendered>
}
export type MaterialCache = (ctx: Context, noticeIds: readonly string[]) => Promise<CachedMaterial>

/** Keeps for a moment what chunk after chunk of the same news would fetch and write again. */
export function createMaterialCache(): MaterialCache {
  const kept = new Map<string, { at: number; material: Promise<CachedMaterial> }>()
  return (ctx, noticeIds) => {
    const ids = [...new Set(noticeIds)].sort()
    const key = ids.join()
    const known = kept.get(key)
    if (known && performance.now() - known.at < freshMs) return known.material
    if (kept.size >= mostKept) kept.clear()
    const material = materialOf(ctx, ids)
    kept.set(key, { at: performance.now(), material })
    material.catch(() => kept.delete(key))
    return material
  }
}

async function materialOf(ctx: Context, ids: string[]): Promise<CachedMaterial> {
  const found = await ctx.db.select().from(notices).where(inArray(notices.id, ids))
  return {
    notices: new Map(found.map((notice) => [notice.id, notice])),
    subjects: await loadSubjects(ctx, found),
    shared: new Map(),
  }
}
