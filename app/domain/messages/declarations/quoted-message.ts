import { messageToText } from '#app/domain/ground/markdown/message-to-text.ts'
import { messageToHtml } from '#app/domain/ground/markdown/to-html.ts'
import type { Block } from '#emails/content.ts'

/** What staff wrote to a reporter, as a block of a mail: with its formatting, and as the plain part has it. */
export const quotedMessage = (body: string, label?: string): Block => ({
  type: 'quote',
  text: messageToText(body),
  html: messageToHtml(body),
  ...(label ? { label } : {}),
})
