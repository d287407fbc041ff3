import type { Tokens } from 'marked'
import { ChineseTokenizer, isBold } from './chinese-tokenizer.ts'

/**
 * The Markdown of a message: bold, lists, links and quotations. All else is shown as it was typed: an agent who writes
 * `100*2*3` or a line of dashes means no more than that.
 */
export class MessageTokenizer extends ChineseTokenizer {
  override emStrong(src: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    return isBold(src) ? super.emStrong(src, masked, before) : undefined
  }

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    return src.startsWith('!') ? undefined : super.link(src)
  }

  override code(): undefined {}
  override fences(): undefined {}
  override heading(): undefined {}
  override lheading(): undefined {}
  override hr(): undefined {}
  override table(): undefined {}
  override def(): undefined {}
  override codespan(): undefined {}
  override del(): undefined {}
}
