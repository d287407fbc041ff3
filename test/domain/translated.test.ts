import { expect, test } from 'vitest'
import { textIn, translatedText } from '#app/domain/ground/translated/text-in.ts'
import { languages } from '#app/i18n/language.ts'

test.each([
  ['zh-CN', { text: '发票数据延迟', language: 'zh-CN' }],
  ['zh-TW', { text: '發票資料延遲', language: 'zh-TW' }],
  ['en', { text: '发票数据延迟', language: 'zh-CN' }],
] as const)('what is written in Chinese alone is told to readers of %s', (language, told) => {
  expect(translatedText({ 'zh-CN': '发票数据延迟' }, language)).toEqual(told)
})

test('everybody reads what was written in their language, and nobody an empty text', () => {
  const written = { 'zh-CN': '公告', 'zh-TW': '公告（臺灣）', en: 'Notice' }
  expect(languages.map((language) => textIn(written, language))).toEqual(['公告', '公告（臺灣）', 'Notice'])
  expect(textIn({ 'zh-CN': '公告', en: '' }, 'en')).toBe('公告')
})
