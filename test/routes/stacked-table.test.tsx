import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Table } from '#app/ui/data/table.tsx'

const shown = (stacks: boolean) =>
  renderToStaticMarkup(
    <Table
      caption="故障"
      rows={[{ title: '延迟', state: '调查中' }]}
      rowKey={({ title }) => title}
      columns={[
        { key: 'title', title: '名称', cell: ({ title }) => title },
        { key: 'state', title: '状态', cell: ({ state }) => state },
      ]}
      stacks={stacks}
    />,
  )

test('a table whose rows become blocks on a phone names each value, and stays a table to who hears it', () => {
  const html = shown(true)
  expect(html).toMatch(/<td role="cell"><span[^>]*aria-hidden="true">状态<\/span>调查中<\/td>/)
  expect(html).toMatch(/<th scope="row" role="rowheader">延迟<\/th>/)
  for (const role of ['table', 'rowgroup', 'row', 'columnheader']) expect(html).toContain(`role="${role}"`)
})

test('any other table is as browsers know it', () => {
  expect(shown(false)).not.toMatch(/role="(?!region)|aria-hidden/)
})
