import { forwardRef, useId, useImperativeHandle, useRef, type TextareaHTMLAttributes } from 'react'
import type { Mentionable } from '#app/domain/desk/tickets/mentions.ts'
import { useMentions } from '#app/ui/desk/ticket/use-mentions.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/live/live.module.css'

type NoteFieldProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { people: readonly Mentionable[] }

/** The text of a note, in which colleagues are mentioned: their names are offered behind an @. */
export const NoteField = forwardRef<HTMLTextAreaElement, NoteFieldProps>(function NoteField(
  { people, onInput, onKeyDown, onBlur, ...rest },
  ref,
) {
  const t = useT()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => field.current ?? document.createElement('textarea'))
  const { suggested, chosen, look, close, choose, key } = useMentions(field, people)
  return (
    <>
      <textarea
        ref={field}
        {...rest}
        aria-autocomplete="list"
        aria-controls={suggested.length > 0 ? id : undefined}
        aria-activedescendant={chosen ? `${id}${chosen.id}` : undefined}
        onInput={(event) => {
          onInput?.(event)
          look()
        }}
        onBlur={(event) => {
          onBlur?.(event)
          close()
        }}
        onKeyDown={(event) => {
          if (!key(event)) onKeyDown?.(event)
        }}
      />
      {suggested.length > 0 ? (
        <ul id={id} role="listbox" aria-label={t('mention.list')} className={styles.suggestions}>
          {suggested.map((person) => (
            <li
              key={person.id}
              id={`${id}${person.id}`}
              role="option"
              aria-selected={person === chosen}
              // Before the field would lose the focus.
              onPointerDown={(event) => {
                event.preventDefault()
                choose(person)
              }}
            >
              {person.name}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
})
