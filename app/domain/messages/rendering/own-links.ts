import { linkUrl, type Link } from '#app/domain/delivery/links/links.ts'
import { shortCode } from '#app/domain/delivery/links/short-code.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Rendered } from './rendered.ts'

type OwnLinks = {
  urlOf: (link: Link) => string
  /** The links that a text carries by their short codes. */
  shortIn: (rendered: Rendered) => Link[]
}

/** One reader's own links: short in an SMS, where the signed token would cost a second part; signed elsewhere. */
export function ownLinks(channel: Channel, language: Language): OwnLinks {
  const short = new Map<string, Link>()
  return {
    urlOf(link) {
      if (channel !== 'sms') return linkUrl(link, language)
      const code = shortCode(link)
      short.set(code, link)
      return linkUrl(link, language, code)
    },
    // A house's own words may leave out what fills the provider's template, and the other way round.
    shortIn({ text, template }) {
      const said = [text, ...Object.values(template?.params ?? {})]
      return [...short].flatMap(([code, link]) => (said.some((words) => words.includes(code)) ? [link] : []))
    },
  }
}
