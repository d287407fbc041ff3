import { extensions, type AcceptedType } from './sniff.ts'

const longest = 120

/**
 * A file's name for those who open it: without folders, control and invisible characters (which turn `fdp.exe` round)
 * and halves of any, and with the ending of what the file is. A system starts a program by the ending of a name alone.
 */
export function safeFileName(name: string, type: AcceptedType): string {
  const plain = withoutEnd(
    (name.split(/[\\/]/).at(-1) ?? '')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}"<>|:*?]/gu, '')
      .replace(/^[.\s]+/, ''),
  )
  const ending = extensions[type]
  const stem = withoutEnd(plain.replace(/\.(?=[a-z\d]*[a-z])[a-z\d]{1,10}$/i, ''))
  const kept = keptEnding(plain, type) ?? ending
  return ([...stem].slice(0, longest - kept.length).join('') || 'file') + kept
}

/** Dots and blanks at the end are dropped by some systems, so that an ending before them would count. */
function withoutEnd(name: string): string {
  let end = name.length
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) end -= 1
  return name.slice(0, end)
}

/** JPEG has two usual endings; the one that the name has stays. */
const keptEnding = (name: string, type: AcceptedType) =>
  type === 'image/jpeg' ? /\.jpe?g$/i.exec(name)?.[0] : undefined

export const isAcceptedType = (type: string): type is AcceptedType => Object.hasOwn(extensions, type)
