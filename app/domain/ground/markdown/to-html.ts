import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { chineseRun } from '#app/i18n/chinese-run.ts'
import { firstLanguage, languageFacts, type Language } from '#app/i18n/language.ts'
import { ChineseTokenizer } from './chinese-tokenizer.ts'
import { MessageTokenizer } from './message-tokenizer.ts'

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'code', 'blockquote', 'h3', 'h4'],
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'tel', 'mailto'],
  // A page has its own headings above: what staff write begins below them.
  transformTags: { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' },
}

const news = new Marked().setOptions({ breaks: true, tokenizer: new ChineseTokenizer() })
const messages = new Marked().setOptions({ breaks: true, tokenizer: new MessageTokenizer() })

/**
 * Markdown of staff as HTML that is safe on a public page: no scripts, styles, images or frames. Chinese words within
 * those of another language say that they are Chinese.
 */
export const toHtml = (markdown: string, language: Language = firstLanguage): string =>
  safe(news.parse(markdown, { async: false }), language)

/** The same of a message in a conversation, of whose Markdown only the smaller part is read. */
export const messageToHtml = (markdown: string, language: Language = firstLanguage): string =>
  safe(messages.parse(markdown, { async: false }), language)

const safe = (html: string, language: Language) =>
  sanitizeHtml(html, {
    ...allowed,
    ...(!languageFacts[language].isHan ? { textFilter: inChinese } : {}),
  })

const inChinese = (text: string) => text.replaceAll(chineseRun, (run) => `<span lang="zh">${run}</span>`)
