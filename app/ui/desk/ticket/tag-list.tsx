import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { Correction } from '#app/ui/desk/ticket/correction.tsx'
import { tagWords } from '#app/ui/desk/ticket/tag-words.ts'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/correction.module.css'

/** The tags of a ticket, each with a cross, and a field for more with what the department uses of late. */
export function TagList(page: TicketPage) {
  const t = useT()
  const here = useHere()
  const list = useListSearch()
  const { ticket, can } = page.view
  if (ticket.tags.length === 0 && !can.correct) return null
  return (
    <div className={styles.tags} role="group" aria-label={t('tags.label')}>
      {ticket.tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          <span>{tagWords(t, tag)}</span>
          {can.correct ? (
            <DeskForm
              action={`/desk/tickets/${ticket.number}/corrections/tags${list}`}
              sends={{ remove: tag }}
            >
              <input type="hidden" name="back" value={here} />
              <Button
                look="quiet"
                icon="cross"
                aria-label={t('tags.remove', { tag: tagWords(t, tag) })}
                data-print="no"
              />
            </DeskForm>
          ) : null}
        </span>
      ))}
      <Correction page={page} property="tags" of={t('tags.label')} word={t('tags.add')}>
        <TextInput
          name="add"
          id="add-tags"
          label={t('tags.more')}
          hint={t('tags.hint')}
          list="tags-in-use"
          width={20}
          maxLength={200}
          required
        />
        <datalist id="tags-in-use">
          {page.tagsInUse
            .filter((tag) => !ticket.tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </Correction>
    </div>
  )
}
