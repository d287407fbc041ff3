/** Markdown as the words that a reader sees, a line a block: for search and excerpts. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/^\|[\s|:-]+\|$/gm, '')
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/^[ \t]*(#{1,6}|[-*>]|\d+\.)[ \t]+/gm, '')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/(?<![ \t])[ \t]*\|[ \t]*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
