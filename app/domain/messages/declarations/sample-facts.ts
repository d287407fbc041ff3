import { textIn } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'

/** The invented facts that samples of several messages share. */
export const sampleNumber = 'K7M-4PX-92HF'
export const sampleTrackUrl = 'https://desk.example.invalid/t/7KM4PX92HFQW'
export const sampleIncidentUrl = 'https://desk.example.invalid/incidents/INC-7HK2M4P'
export const sampleEnd = 'https://desk.example.invalid/unsubscribe/AbCdEfGhIjKlMnOpQrStUv'
export const sampleReportedAt = new Date('2026-05-14T16:20:00+08:00')
export const sampleDue = new Date('2026-05-15T10:30:00+08:00')

/** What somebody wrote, in the samples. */
export const written = {
  subject: {
    'zh-CN': '查无此票（发票尾号 000258）',
    en: 'Invoice not found (invoice ending 000258)',
  },
  answer: {
    'zh-CN': '已经找到这张发票：开票方当天离线开具，今天 09:20 完成上传。请再查一次。',
    en: 'We found the invoice: it was issued offline and uploaded today at 09:20. Please look it up again.',
  },
  ground: {
    'zh-CN': '这张发票由另一个平台开具，请在该平台查询。',
    en: 'This invoice belongs to another platform; please look it up there.',
  },
  question: {
    'zh-CN': '请把发票右上角的号码拍一张照片发给我们。',
    en: 'Please send us a photo of the number at the top right of the invoice.',
  },
  title: { 'zh-CN': '发票查询返回“查无此票”', en: 'Invoice lookups return “not found”' },
  news: {
    'zh-CN': '原因已经确认，正在补传 5 月 14 日的数据。',
    en: 'The cause is known; the data of 14 May is being uploaded again.',
  },
  stage: { 'zh-CN': '实施修复与监控', en: 'Repair and monitor' },
  workaround: {
    'zh-CN': '1. 保留发票原件\n2. 明天上午再查一次',
    en: '1. Keep the invoice\n2. Look it up again tomorrow morning',
  },
  window: { 'zh-CN': '数据库扩容', en: 'Larger database' },
  impact: {
    'zh-CN': '期间查验可能变慢，报告不受影响。',
    en: 'Verification may be slow meanwhile; reports are not affected.',
  },
  policy: { 'zh-CN': '查验平台国庆假期照常服务', en: 'Open as usual over the National Day holiday' },
} as const satisfies Record<string, Record<'zh-CN' | 'en', string>>

export const sampleWords = (name: keyof typeof written, language: Language): string =>
  textIn(written[name], language)
