import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

test(
  'the command answers every line with one line, also a bad, an empty and a missing file',
  { timeout: 30_000 },
  async () => {
    const lines = [
      '01,32,,24312000000136634917,0.01,20240514,,1DD6',
      '',
      '{"junk',
      'missing.xml',
      '011001605111 80100798',
    ]

    const output = await run(lines.join('\n'))

    expect(output.map((line) => [line.number, line.findings[0]?.rule ?? null])).toEqual([
      ['24312000000136634917', null],
      [null, 'unreadable'],
      [null, 'unreadable'],
      [null, 'file_unreadable'],
      ['80100798', null],
    ])
    expect(Object.keys(output[0] ?? {})).toEqual([
      'kind',
      'code',
      'number',
      'issuedOn',
      'amount',
      'checkCode',
      'sellerTaxId',
      'buyerTaxId',
      'findings',
    ])
  },
)

type Line = { number: string | null; findings: { rule: string }[] }

const run = (input: string) =>
  new Promise<Line[]>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'app/cli/invoice-read.ts'],
      (error, stdout) => {
        if (error) reject(error)
        else
          resolve(
            stdout
              .trim()
              .split('\n')
              .map((line): Line => JSON.parse(line)),
          )
      },
    )
    child.stdin?.end(input)
  })
