const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * The text, or its beginning and an ellipsis where it has more than `most` characters as people count them: an emoji, a
 * letter with its marks or a flag is one and is never cut in two.
 */
export function cutText(text: string, most: number): string {
  // No text has more characters than code units.
  if (text.length <= most) return text
  let count = 0
  for (const { index } of segmenter.segment(text)) {
    if (count === most) return `${text.slice(0, index).trimEnd()}…`
    count += 1
  }
  return text
}
