import { afterEach, beforeEach } from 'vitest'

let unexpected: string[] = []
let expected: RegExp[] = []

/** Allows the errors that match in this test; without it any console.error fails the test. */
export function expectConsoleError(...patterns: RegExp[]): void {
  expected.push(...patterns)
}

beforeEach(() => {
  unexpected = []
  expected = []
  console.error = (...parts: unknown[]) => {
    const text = parts
      .map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part)))
      .join(' ')
    if (!expected.some((pattern) => pattern.test(text))) unexpected.push(text)
  }
})

afterEach(() => {
  if (unexpected.length > 0) throw new Error(`console.error was called:\n${unexpected.join('\n')}`)
})
