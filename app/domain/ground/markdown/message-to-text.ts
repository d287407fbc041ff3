import { boldWords } from './chinese-tokenizer.ts'

/**
 * Markdown of a message for readers who have its text alone, as in a mail's plain part or a file: lists keep their
 * marks, and a link is followed by its address.
 */
export const messageToText = (markdown: string): string =>
  markdown
    .replaceAll(new RegExp(boldWords, 'g'), '$1')
    .replaceAll(/\[([^[\]]+)\]\(((?:https?:\/\/|mailto:|tel:)[^()\s]*)\)/g, (_, words: string, to: string) =>
      words === to ? to : `${words} (${to.replace(/^(?:mailto|tel):/, '')})`,
    )
