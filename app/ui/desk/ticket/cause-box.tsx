import { useRef, useState, type KeyboardEvent } from 'react'
import { matching, type CauseOption, type CauseSelectProps } from '#app/ui/desk/ticket/cause-names.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/cause-select.module.css'

/** A combobox by the pattern of ARIA: the field keeps the focus, the arrows walk through the list under it. */
export function CauseBox({ id, name, label, groups, defaultValue = '', up }: CauseSelectProps) {
  const t = useT()
  const [chosen, setChosen] = useState(defaultValue)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const shown = matching(groups, typed ?? '')
  const flat = shown.flatMap(({ options }) => options)
  const isOpen = typed !== null
  const nameOf = (code: string) =>
    groups.flatMap(({ options }) => options).find((option) => option.code === code)?.name ?? ''
  const close = () => {
    setTyped(null)
    setAt(null)
  }
  const choose = (option: CauseOption) => {
    setChosen(option.code)
    close()
  }
  const walk = (to: number) => {
    if (typed === null) setTyped('')
    const next = flat.length === 0 ? null : (to + flat.length) % flat.length
    setAt(next)
    const option = next === null ? undefined : flat[next]
    if (option) document.getElementById(`${id}-${option.code}`)?.scrollIntoView({ block: 'nearest' })
  }
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const option = at === null ? undefined : flat[at]
    const does: Record<string, (() => void) | undefined> = {
      ArrowDown: () => walk(at === null ? 0 : at + 1),
      ArrowUp: () => walk(at === null ? -1 : at - 1),
      Home: isOpen && at !== null ? () => walk(0) : undefined,
      End: isOpen && at !== null ? () => walk(-1) : undefined,
      // Without an option Enter chooses the only one that is left, and never sends the form from here.
      Enter: () => {
        const wanted = option ?? (flat.length === 1 && typed ? flat[0] : undefined)
        if (wanted) choose(wanted)
      },
      Escape: isOpen ? close : undefined,
    }
    const act = event.ctrlKey || event.metaKey ? undefined : does[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <span className={styles.box} data-up={up || undefined}>
      <input type="hidden" name={name} value={chosen} />
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={at === null || !flat[at] ? undefined : `${id}-${flat[at].code}`}
        placeholder={label}
        value={typed ?? nameOf(chosen)}
        className={styles.input}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(null)
          if (event.currentTarget.value === '') setChosen('')
        }}
        onClick={() => setTyped((before) => before ?? '')}
        onBlur={close}
        onKeyDown={key}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list} hidden={!isOpen}>
        {shown.map(({ group, label: heading, options }) => (
          <div key={group} role="group" aria-label={heading}>
            <div className={styles.heading} aria-hidden="true">
              {heading}
            </div>
            {options.map((option) => (
              <div
                key={option.code}
                id={`${id}-${option.code}`}
                role="option"
                aria-selected={option.code === chosen}
                data-active={at !== null && flat[at]?.code === option.code ? true : undefined}
                className={styles.option}
                // The field keeps the focus: its loss would close the list under the pointer.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  choose(option)
                  input.current?.focus()
                }}
              >
                <span>{option.name}</span>
                <span className={styles.handledBy}>{option.handledBy}</span>
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 ? <p className={styles.none}>{t('cause.none')}</p> : null}
      </div>
    </span>
  )
}
