import { useEffect, useState } from 'react'
import { CauseBox } from '#app/ui/desk/ticket/cause-box.tsx'
import type { CauseSelectProps } from '#app/ui/desk/ticket/cause-names.ts'
import { classes } from '#app/ui/classes.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/cause-select.module.css'

/** A cause out of some thirty: a grouped list, which can be searched where scripts run. */
export function CauseSelect(props: CauseSelectProps) {
  const t = useT()
  const [hasScript, setHasScript] = useState(false)
  useEffect(() => setHasScript(true), [])
  if (hasScript) return <CauseBox {...props} />
  const { id, name, label, groups, defaultValue = '' } = props
  return (
    <select
      id={id}
      name={name}
      aria-label={label}
      defaultValue={defaultValue}
      className={classes(styles.input, styles.plain)}
    >
      <option value="">{label}</option>
      {groups.map(({ group, label: heading, options }) => (
        <optgroup key={group} label={heading}>
          {options.map(({ code, name: cause, handledBy }) => (
            <option key={code} value={code}>
              {t('cause.option', { cause, handledBy })}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
