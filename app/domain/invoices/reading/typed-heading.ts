import { commaFields } from './csv-fields.ts'
import { labelOfCell } from './label-before.ts'

const separators = ['\t', '|', ',', ' ']

/** The cells of a sheet's rows below their heading, each behind the label of its column; other texts as they are. */
export function withLabels(text: string): string {
  if (!text.includes('\n')) return text
  const lines = text.split('\n').filter((line) => /[^\s|:-]/.test(line))
  const [heading = '', ...rows] = lines
  for (const separator of separators) {
    const columns = cellsOf(heading, separator)
    const labels = columns.map(labelOfCell)
    const isHeading = labels.every((label) => label !== null) && labels.some((label) => label !== 'other')
    if (columns.length < 2 || !isHeading || rows.length === 0) continue
    const cells = rows.map((row) => cellsOf(row, separator))
    if (cells.some((row) => row.length !== columns.length)) continue
    return cells.map((row) => row.map((cell, at) => `${columns[at]}:${cell}`).join('\n')).join('\n')
  }
  return text
}

/** Cells that are empty count, but where blanks part them or a frame stands around the row. */
function cellsOf(line: string, separator: string): string[] {
  if (separator === ',') return commaFields(line)
  const cells = line.split(separator).map((cell) => cell.trim())
  if (separator === ' ') return cells.filter((cell) => cell !== '')
  return separator === '|' && cells[0] === '' && cells.at(-1) === '' ? cells.slice(1, -1) : cells
}
