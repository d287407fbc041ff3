import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'
import { StaleNotice } from '#app/ui/desk/ticket/stale-notice.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useDraft } from '#app/ui/desk/ticket/use-draft.ts'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { formatTime } from '#app/i18n/format.ts'
import styles from '#app/ui/desk/ticket/composer.module.css'

const solved = ['resolved', 'closed']

type ComposerProps = TicketPage & { refused: Returned | null }

/**
 * Two sheets in one form, told apart by tab, ground and button: what the reporter reads, and what stays in the house.
 * The typed text is saved as a draft on the server while one types.
 */
export function Composer({ refused, ...page }: ComposerProps) {
  const t = useT()
  const language = useLanguage()
  const { view, causes, now } = page
  const list = useListSearch()
  const { ticket, can, drafts } = view
  const kept = (visibility: 'public' | 'internal') => drafts.find((draft) => draft.visibility === visibility)
  const isNote = refused?.values.way === 'note'
  const [chosen, setTab] = useState<'public' | 'internal'>(isNote ? 'internal' : 'public')
  // What was chosen may have become impossible, as when the ticket has just been cancelled.
  const tab = can.reply ? chosen : 'internal'
  const [files, setFiles] = useState<string[]>([])
  const form = useRef<HTMLFormElement>(null)
  const reply = useRef<HTMLTextAreaElement>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const sending = useNavigation().formAction?.startsWith(`/desk/tickets/${ticket.number}`) ?? false
  const draft = useDraft(`/desk/tickets/${ticket.number}/draft`, {
    public: kept('public')?.savedAt ?? null,
    internal: kept('internal')?.savedAt ?? null,
  })
  const write = (wanted: 'public' | 'internal') => {
    setTab(wanted)
    requestAnimationFrame(() => (wanted === 'public' ? reply : note).current?.focus())
  }
  useShortcuts({ r: () => can.reply && write('public'), n: () => write('internal') })

  const sendByKey = (event: KeyboardEvent) => {
    // Enter that ends a Chinese composition sends nothing.
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    const button = form.current?.querySelector<HTMLButtonElement>(`[data-send="${tab}"]`)
    form.current?.requestSubmit(button)
  }
  // From the text to a button of the same form is no leaving: a draft saved then would outlive the reply.
  const leave = (event: FocusEvent) => {
    if (!form.current?.contains(event.relatedTarget)) draft.flush()
  }
  const { ask, renewals } = useSessionEnd()
  const { flush } = draft
  useEffect(() => {
    // What could not be saved while nobody was signed in is saved now.
    if (renewals > 0) flush()
  }, [renewals, flush])
  const savedAt = draft.savedAt[tab]
  const choose = (value: 'public' | 'internal', label: string) => (
    <label className={styles.tab}>
      <input
        type="radio"
        name="sheet"
        value={value}
        checked={tab === value}
        disabled={value === 'public' && !can.reply}
        onChange={() => setTab(value)}
      />
      {value === 'internal' ? <Icon name="lock" size="1.1em" /> : null}
      {label}
    </label>
  )
  return (
    <DeskForm
      // The page may stand at the address of another of its forms.
      action={`/desk/tickets/${ticket.number}${list}`}
      encType="multipart/form-data"
      ref={form}
      className={styles.composer}
      id="composer"
      // A reply that is being sent is no longer saved as a draft.
      onSubmit={draft.forget}
    >
      <input type="hidden" name="seenVersion" value={ticket.version} />
      <input type="hidden" name="seenAt" value={now.toISOString()} />
      {refused ? <StaleNotice refused={refused} page={page} /> : null}
      <fieldset className={styles.tabs}>
        <legend data-hidden="visually">{t('composer.sheet')}</legend>
        {choose('public', t('composer.public'))}
        {choose('internal', t('composer.internal'))}
      </fieldset>
      <div className={styles.public}>
        <textarea
          ref={reply}
          name="body"
          rows={5}
          aria-label={t('composer.body')}
          placeholder={t('composer.bodyHint')}
          defaultValue={refused?.values.body ?? kept('public')?.body}
          className={styles.text}
          onInput={(event) => draft.type('public', event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={sendByKey}
        />
      </div>
      <div className={styles.internal}>
        <textarea
          ref={note}
          name="note"
          rows={5}
          aria-label={t('composer.note')}
          placeholder={t('composer.noteHint')}
          defaultValue={refused?.values.note ?? kept('internal')?.body}
          className={styles.text}
          onInput={(event) => draft.type('internal', event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={sendByKey}
        />
      </div>
      <div className={styles.foot}>
        <label className={styles.files}>
          <Icon name="paperclip" />
          <span>{files.length > 0 ? files.join(t('list.comma')) : t('composer.files')}</span>
          <input
            type="file"
            name="files"
            multiple
            aria-label={t('composer.files')}
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])].map(({ name }) => name))}
          />
        </label>
        <span className={styles.saved} role="status">
          {draft.failed
            ? t(draft.failed === 'signedOut' ? 'composer.signedOut' : 'composer.unsaved')
            : savedAt
              ? t('composer.saved', { time: formatTime(savedAt) })
              : null}
        </span>
        {draft.failed === 'signedOut' ? (
          <Button type="button" look="secondary" onClick={ask}>
            {t('composer.signIn')}
          </Button>
        ) : null}
        <div className={styles.public}>
          {solved.includes(ticket.state) ? null : (
            <>
              <Button look="secondary" name="way" value="ask" disabled={sending}>
                {t('composer.ask')}
              </Button>
              <span className={styles.resolve}>
                <select
                  name="causeCode"
                  aria-label={t('composer.cause')}
                  defaultValue={refused?.values.causeCode ?? ticket.causeCode ?? ''}
                  className={styles.select}
                >
                  <option value="">{t('composer.cause')}</option>
                  {causes.map(({ code, title }) => (
                    <option key={code} value={code}>
                      {nameIn(title, language)}
                    </option>
                  ))}
                </select>
                <Button look="secondary" name="way" value="resolve" disabled={sending}>
                  {t('composer.resolve')}
                </Button>
              </span>
            </>
          )}
          <Button icon="send" name="way" value="reply" data-send="public" disabled={sending}>
            {t('composer.reply')}
          </Button>
        </div>
        <div className={styles.internal}>
          <Button look="internal" icon="lock" name="way" value="note" data-send="internal" disabled={sending}>
            {t('composer.keep')}
          </Button>
        </div>
      </div>
    </DeskForm>
  )
}
