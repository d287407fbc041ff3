/** Markdown as the words that a reader sees, a line a block: for search and excerpts. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/^\|[\s|:-]+\|$/gm, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(#{1,6}|[-*>]|\d+\.)\s+/gm, '')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/[ \t]*\|[ \t]*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
