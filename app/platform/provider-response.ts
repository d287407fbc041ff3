/** A field of an answer that may be anything. */
export const fieldIn = (answer: unknown, name: string): unknown =>
  typeof answer === 'object' && answer !== null && Object.hasOwn(answer, name)
    ? Reflect.get(answer, name)
    : undefined

export function textIn(answer: unknown, name: string): string | undefined {
  const value = fieldIn(answer, name)
  return typeof value === 'string' ? value : undefined
}

/** A code for reports: only what looks like one, as a provider's free text may hold a number or a name. */
export function codeIn(answer: unknown, name: string): string | undefined {
  const value = textIn(answer, name)
  return value && /^[\w.-]{1,100}$/.test(value) ? value : undefined
}
