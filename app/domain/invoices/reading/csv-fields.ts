const quoted = / *"([^"]*)" *(?=,|$)/y
const plain = /[^,]*/y

/**
 * The fields of a line that commas part; a comma between quotes around a field belongs to it, as in `"1,100.00"`. A
 * quote inside a field is a part of it: without it two pieces would become one number.
 */
export function commaFields(line: string): string[] {
  // A cell that holds a whole line doubles the quotes inside.
  const text = line.replace(/(^|,) *"" *(?=,|$)/g, '$1').replaceAll('""', '"')
  const fields: string[] = []
  for (let at = 0; at <= text.length; at++) {
    const expression = matches(quoted, text, at) ? quoted : plain
    expression.lastIndex = at
    const [whole = '', inner = whole] = expression.exec(text) ?? []
    fields.push(tidy(inner))
    at += whole.length
  }
  return fields
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(text)
}

/** `'0110…` and `="0110…"` are how a sheet is told that a number is a text. */
const tidy = (field: string) =>
  field
    .trim()
    .replace(/^[='"\s]+/, '')
    .replace(/["']$/, '')
    .trim()
