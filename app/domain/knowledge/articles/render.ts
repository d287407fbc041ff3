import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { chineseRun } from '#app/i18n/chinese-run.ts'
import { languageFacts, type Language } from '#app/i18n/language.ts'

export type Rendered = { html: string; sections: Array<{ id: string; title: string }> }

type Rendering = {
  /** The language the text is in. */
  language: Language
  /** The address of a path of ours, for the reader's language and text size. */
  href: (path: string) => string
}

const marked = new Marked({ gfm: true })
const allowed = 'p br strong em ul ol li a code blockquote h2 h3 table thead tbody tr th td'

/**
 * Markdown of an article as HTML that is safe on a public page. Sections get an anchor each; tables scroll by
 * themselves; Chinese words within another language say that they are Chinese.
 */
export function renderArticle(markdown: string, { language, href }: Rendering): Rendered {
  const html = sanitizeHtml(marked.parse(markdown, { async: false }), {
    allowedTags: allowed.split(' '),
    allowedAttributes: {
      a: ['href'],
      ol: ['start'],
      th: ['scope'],
    },
    allowedSchemes: ['https', 'http', 'tel', 'mailto'],
    transformTags: {
      h1: 'h2',
      h4: 'h3',
      th: (tagName) => ({ tagName, attribs: { scope: 'col' } }),
      a: (tagName, { href: to = '' }) => ({
        tagName,
        attribs: { href: to.startsWith('/') ? href(to) : to },
      }),
    },
    textFilter: (text) => (languageFacts[language].isHan ? text : inChinese(text)),
  })
  return structured(html)
}

const inChinese = (text: string) => text.replaceAll(chineseRun, (run) => `<span lang="zh">${run}</span>`)

/** An anchor for each section; a wide table scrolls by itself, named by the section it stands in. */
function structured(html: string): Rendered {
  const sections: Rendered['sections'] = []
  const marked = html.replaceAll(
    /<h2>((?:(?!<h2>).)*?)<\/h2>|<table>(?:(?!<table>).)*?<\/table>/gs,
    (found, title?: string) => {
      if (title === undefined) {
        const name = sections.at(-1)?.id
        return `<div data-scroll tabindex="0" role="region"${name ? ` aria-labelledby="${name}"` : ''}>${found}</div>`
      }
      const id = `part-${sections.length + 1}`
      sections.push({ id, title: wordsOf(title) })
      return `<h2 id="${id}">${title}</h2>`
    },
  )
  return { html: marked, sections }
}

const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^<>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
