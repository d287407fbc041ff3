import { Fragment } from 'react'
import type { Cell, RuleRow } from '#app/domain/delivery/channel-rules/show-channel-rules.ts'
import { channelGroups } from '#app/domain/ground/vocabulary/channel-groups.ts'
import { classes } from '#app/ui/classes.ts'
import { useT } from '#app/ui/language.tsx'
import table from '#app/ui/data/table.module.css'
import styles from '#app/ui/desk/messages/messages.module.css'

type RulesTableProps = {
  rows: RuleRow[]
  may: boolean
  /** The switches as they came back from a form that was not saved. */
  chosen: string[] | null
}

/** A row a step, a column a medium, a switch where they meet. */
export function RulesTable({ rows, may, chosen }: RulesTableProps) {
  const t = useT()
  const groups = [...new Set(rows.map(({ group }) => group))]
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label={t('rules.title')}>
      <table className={classes(table.table, styles.rules)}>
        <caption data-hidden="visually">{t('rules.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.transition')}</th>
            {channelGroups.map((medium) => (
              <th key={medium} scope="col" className={styles.medium}>
                {t(`medium.${medium}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr className={styles.groupRow}>
              <th colSpan={5} scope="rowgroup">
                {t(`ruleGroup.${group}`)}
              </th>
            </tr>
            {rows
              .filter((row) => row.group === group)
              .map((row) => (
                <Row key={row.name} row={row} may={may} chosen={chosen} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Row({ row, may, chosen }: { row: RuleRow; may: boolean; chosen: string[] | null }) {
  const t = useT()
  const isSilent = row.cells.length > 0 && row.cells.every(({ state }) => state === 'off')
  const name = t(`transition.${row.name}`)
  return (
    <tr>
      <th scope="row">
        {name}
        <p className={styles.quiet}>
          {row.audience.map((audience, index) => (
            <Fragment key={audience}>
              {index > 0 ? ' · ' : null}
              {t(`audience.${audience}`)}
            </Fragment>
          ))}
        </p>
        {row.fixed ? <p className={styles.quiet}>{t(`fixed.${row.fixed}`)}</p> : null}
        {row.note ? <p className={styles.quiet}>{t(`transitionNote.${row.note}`)}</p> : null}
        {isSilent ? <p className={styles.warning}>{t('rules.nobody')}</p> : null}
      </th>
      {channelGroups.map((medium) => (
        <td key={medium} className={styles.medium}>
          <Switch
            cell={row.cells.find((cell) => cell.medium === medium)}
            label={t('rules.cell', { transition: name, medium: t(`medium.${medium}`) })}
            may={may}
            chosen={chosen}
          />
        </td>
      ))}
    </tr>
  )
}

type SwitchProps = { cell: Cell | undefined; label: string; may: boolean; chosen: string[] | null }

function Switch({ cell, label, may, chosen }: SwitchProps) {
  const t = useT()
  if (!cell) {
    return (
      <>
        <span aria-hidden="true" className={styles.quiet}>
          —
        </span>
        <span data-hidden="visually">{t('rules.none')}</span>
      </>
    )
  }
  if (cell.state === 'fixed') return <span className={styles.quiet}>{t('rules.fixed')}</span>
  const isOn = cell.state === 'on'
  const isWanted = chosen ? chosen.includes(cell.name) : isOn
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        name="on"
        value={cell.name}
        aria-label={label}
        defaultChecked={isWanted}
        disabled={!may}
      />
      {isWanted === isOn ? null : (
        <span className={styles.warning}>{t(isOn ? 'rules.nowOn' : 'rules.nowOff')}</span>
      )}
    </label>
  )
}
