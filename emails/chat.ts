import type { Block, Mail } from './content.ts'

/** What stands under the title in a group chat: the words of the e-mail, without its frame and links. */
export const chatText = (mail: Mail): string => mail.blocks.map(blockText).join('\n\n')

function blockText(block: Block): string {
  switch (block.type) {
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'quote':
      return [block.label, block.text].filter(Boolean).join('\n')
    default:
      return block.text
  }
}
