import { invalid } from '#app/domain/ground/errors/errors.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'

/** A ticket with more says nothing by them. */
export const mostTags = 10
/** In characters as people count them. */
export const longestTag = 24

/**
 * Tags as they are kept: in one width and case, with a hyphen for each gap, so that what looks the same is the same.
 * Several are apart by commas of either script. Throws invalid where one is too long.
 */
export function readTags(typed: string): string[] {
  const tags = typed
    .normalize('NFKC')
    .split(/[,，、;；\n]/)
    .map(asTag)
    .filter(Boolean)
  if (tags.some((tag) => [...tag].length > longestTag))
    throw invalid([{ field: 'add', message: 'too_long', limit: longestTag }])
  return [...new Set(tags)]
}

/** One tag in the form in which it is kept. */
export const asTag = (text: string): string =>
  cleanLine(text.normalize('NFKC'))
    .replace(/^[#\s]+/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
