import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/data/table.module.css'

export type Column<Row> = { key: string; title: string; cell: (row: Row) => ReactNode; figure?: boolean }

type TableProps<Row> = {
  caption: string
  /** The caption is for screen readers when a heading already says it. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone each row is a block of named values, and nothing is beside the screen. */
  stacks?: boolean
}

/** The first column names the row. Wide tables scroll by themselves, the page does not. */
export function Table<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  stacks = false,
}: TableProps<Row>) {
  // Blocks are no table to a browser unless they say so.
  const role = (name: string) => (stacks ? name : undefined)
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes(styles.table, stacks && styles.stacks)} role={role('table')}>
        <caption data-hidden={captionHidden ? 'visually' : undefined}>{caption}</caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                role={role('columnheader')}
                className={column.figure ? styles.figure : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} role={role('row')}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" role={role('rowheader')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role={role('cell')}
                    className={column.figure ? styles.figure : undefined}
                  >
                    {stacks ? (
                      <span className={styles.label} aria-hidden="true">
                        {column.title}
                      </span>
                    ) : null}
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
