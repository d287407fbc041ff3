// What people and programs send as text, without what no reader sees and what turns other text round. Used at every
// entrance; app/domain/ground/input holds the schemas.

const lineBreak = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
/** Control characters but tab and line feed, halves of a character, characters that never will be any. */
const control = /[\0-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cs}|\p{Noncharacter_Code_Point}/gu
/** Marks of direction, joiners and spaces without width, fillers, annotations. */
const invisible =
  /[\u00ad\u034f\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g
/** A variant is chosen of a visible character: an emoji, a key, an ideograph of a name, a Mongolian letter. */
const variant =
  /([\p{Extended_Pictographic}\p{Ideographic}\p{Script=Mongolian}0-9#*]?)([\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])/gu
/** Joins two emoji into one. */
const joiner =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]?)\u200d(?=(\p{Extended_Pictographic}?))/gu
/** The flags of regions are a flag and letters that nobody sees. */
const tag = /(\u{1f3f4}?)([\u{e0000}-\u{e007f}]+)/gu
const visible = /[^\s\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * Text of several lines: line breaks of every kind are line feeds, and control characters, marks of direction and
 * invisible characters are left out, but for those that make an emoji or an ideograph.
 */
export const cleanText = (text: string): string =>
  text
    .replaceAll(lineBreak, '\n')
    .replaceAll(control, '')
    .replaceAll(invisible, '')
    .replaceAll(variant, (whole, base: string) => (base ? whole : ''))
    .replaceAll(joiner, (whole, before: string, after: string) => (before && after ? whole : before))
    .replaceAll(tag, (whole, flag: string) => (flag ? whole : ''))

/** The same without space around it; empty where nothing in it can be seen. */
export function cleanProse(text: string): string {
  const clean = cleanText(text)
  return visible.test(clean) ? clean.trim() : ''
}

/** Text of one line: a break of lines or a tab is a space. */
export const cleanLine = (text: string): string => cleanProse(text).replaceAll(/[\n\t]+/g, ' ')
