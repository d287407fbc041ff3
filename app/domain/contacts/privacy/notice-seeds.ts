import { z } from 'zod'
import { headOf, readTexts, type MarkdownText } from '#app/domain/ground/markdown/read-texts.ts'
import type { NoticeSeed } from './notice.ts'

const Texts = z.strictObject({ changes: z.string().min(1) })
const Head = Texts.extend({ version: z.number().int().positive(), effectiveOn: z.iso.date() })

/** The versions of the privacy notice that the product comes with, from content/privacy, the oldest first. */
export const noticeSeeds: readonly NoticeSeed[] = readTexts('privacy')
  .map(toSeed)
  .toSorted((a, b) => a.version - b.version)

function toSeed(text: MarkdownText): NoticeSeed {
  const { version, effectiveOn, changes } = headOf(Head, text['zh-CN'], `privacy/${text.name}.zh-CN.md`)
  const english = headOf(Texts, text.en, `privacy/${text.name}.en.md`)
  return {
    version,
    effectiveOn,
    changes: { 'zh-CN': changes, en: english.changes },
    body: { 'zh-CN': text['zh-CN'].body, en: text.en.body },
  }
}
