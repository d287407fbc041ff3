import { Tokenizer, type Tokens } from 'marked'

/** Bold as people mark it: words between two stars and two, neither beginning nor ending with a blank. */
export const boldWords = /\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*/
const bold = new RegExp(`^${boldWords.source}`)
/** Whether a text begins with it. */
export const isBold = (text: string) => bold.test(text)
/** What an address consists of where it stands in a sentence: Chinese words and marks behind it are the sentence's. */
const ascii = /^[!-~]{0,2000}/

/**
 * Markdown as it is meant in Chinese, which puts no blanks between words: `**注意：**请` is bold though its end stands
 * behind a punctuation mark, and an address ends where Chinese goes on. Tags are shown as they were typed: an error
 * message that somebody quotes is not lost.
 */
export class ChineseTokenizer extends Tokenizer {
  override emStrong(src: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    const found = bold.exec(src)
    if (!found?.[1]) return super.emStrong(src, masked, before)
    return {
      type: 'strong',
      raw: found[0],
      text: found[1],
      tokens: this.lexer.inlineTokens(found[1]),
    }
  }

  override url(src: string): Tokens.Link | undefined {
    return super.url(ascii.exec(src)?.[0] ?? '')
  }

  override html(): undefined {}
  override tag(): undefined {}
}
