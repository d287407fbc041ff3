import { useNavigation } from '@remix-run/react'
import { flushSync } from 'react-dom'
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { mostFiles } from '#app/domain/ground/vocabulary/file-limits.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { KeptFiles } from '#app/ui/forms/kept-files.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'
import { causeOptions } from '#app/ui/desk/ticket/cause-names.ts'
import { CauseSelect } from '#app/ui/desk/ticket/cause-select.tsx'
import { NextButton } from '#app/ui/desk/ticket/next-button.tsx'
import { ComposerFiles } from '#app/ui/desk/ticket/composer-files.tsx'
import { FormatBar } from '#app/ui/desk/ticket/format-bar.tsx'
import { formatByKey, pasteLink } from '#app/ui/desk/ticket/format-field.ts'
import { ChangedMeanwhile } from '#app/ui/desk/ticket/changed-meanwhile.tsx'
import { NoteField } from '#app/ui/desk/ticket/note-field.tsx'
import { StaleNotice } from '#app/ui/desk/ticket/stale-notice.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useSeen } from '#app/ui/desk/ticket/use-seen.ts'
import { useTurn } from '#app/ui/desk/ticket/use-turn.ts'
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
  const { view, now } = page
  const list = useListSearch()
  const { ticket, can, drafts } = view
  const kept = (visibility: 'public' | 'internal') => drafts.find((draft) => draft.visibility === visibility)
  const isNote = refused?.values.way === 'note'
  // A note that was taken back is in its own sheet again.
  const isNoteBack = page.result.done === 'undoneReply' && !kept('public') && Boolean(kept('internal'))
  const [chosen, setTab] = useState<'public' | 'internal'>(isNote || isNoteBack ? 'internal' : 'public')
  // What was chosen may have become impossible, as when the ticket has just been cancelled.
  const tab = can.reply ? chosen : 'internal'
  const at = `/desk/tickets/${ticket.number}${list}`
  const returns = useReturns(refused)
  const seen = useSeen({ version: ticket.version, at: now }, refused, {
    hasDraft: drafts.length > 0,
    isByOthers: (since) => view.history.some(({ at, actorId }) => at > since && actorId !== page.me.id),
  })
  const form = useRef<HTMLFormElement>(null)
  const reply = useRef<HTMLTextAreaElement>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const sending = useNavigation().formAction?.startsWith(`/desk/tickets/${ticket.number}`) ?? false
  const draft = useDraft(`/desk/tickets/${ticket.number}/draft`, {
    public: kept('public')?.savedAt ?? null,
    internal: kept('internal')?.savedAt ?? null,
  })
  const takeTurn = useTurn(draft.forget)
  const type = (sheet: 'public' | 'internal', text: string) => {
    draft.type(sheet, text)
    seen.write(Boolean(reply.current?.value || note.current?.value))
  }
  const write = (wanted: 'public' | 'internal') => {
    // At once: what is typed right behind the key belongs to the text.
    flushSync(() => setTab(wanted))
    ;(wanted === 'public' ? reply : note).current?.focus()
  }
  useShortcuts({ r: () => can.reply && write('public'), n: () => write('internal') })

  const actByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (formatByKey(event)) return
    // Out of the text, where the keys of the page hold again; the text stays.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      document.getElementById('ticket-title')?.focus({ preventScroll: true })
      return
    }
    // Enter that ends a Chinese composition sends nothing.
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    const button = form.current?.querySelector<HTMLButtonElement>(
      event.shiftKey && tab === 'public' ? '[value="reply_next"]' : `[data-send="${tab}"]`,
    )
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
      action={at}
      withPage
      encType="multipart/form-data"
      ref={form}
      className={styles.composer}
      data-print="no"
      id="composer"
      // A reply that is being sent is no longer saved as a draft.
      onSubmit={takeTurn}
    >
      <input type="hidden" name="seenVersion" value={seen.seen.version} />
      <input type="hidden" name="seenAt" value={new Date(seen.seen.at).toISOString()} />
      {refused && (refused.reason || refused.errors.length > 0) ? (
        <StaleNotice refused={refused} page={page} />
      ) : null}
      <fieldset className={styles.tabs}>
        <legend data-hidden="visually">{t('composer.sheet')}</legend>
        {choose('public', t('composer.public'))}
        {choose('internal', t('composer.internal'))}
        <FormatBar field={tab === 'public' ? reply : note} />
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
          onInput={(event) => type('public', event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={actByKey}
          onPaste={pasteLink}
        />
      </div>
      <div className={styles.internal}>
        <NoteField
          people={page.mentionable}
          ref={note}
          name="note"
          rows={5}
          aria-label={t('composer.note')}
          placeholder={t('composer.noteHint')}
          defaultValue={refused?.values.note ?? kept('internal')?.body}
          className={styles.text}
          onInput={(event) => type('internal', event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={actByKey}
          onPaste={pasteLink}
        />
      </div>
      {seen.isBehind ? <ChangedMeanwhile onSeen={seen.accept} /> : null}
      <div className={styles.foot}>
        <ComposerFiles key={returns} room={mostFiles - (refused?.files.kept.length ?? 0)} />
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
                <CauseSelect
                  key={returns}
                  id="resolve-cause"
                  name="causeCode"
                  label={t('composer.cause')}
                  groups={causeOptions({ ...page, t, language })}
                  // Only what staff have named: a guess that stands there already is taken for an answer.
                  defaultValue={
                    refused?.values.causeCode ?? (page.causeIsKnown ? (ticket.causeCode ?? '') : '')
                  }
                  up
                />
                <span className={styles.pair}>
                  <Button look="secondary" name="way" value="resolve" disabled={sending}>
                    {t('composer.resolve')}
                  </Button>
                  <NextButton way="resolve" label={t('composer.resolveNext')} disabled={sending} />
                </span>
              </span>
            </>
          )}
          <span className={styles.pair}>
            <Button icon="send" name="way" value="reply" data-send="public" disabled={sending}>
              {t('composer.reply')}
            </Button>
            <NextButton way="reply" label={t('composer.replyNext')} disabled={sending} />
          </span>
        </div>
        <div className={styles.internal}>
          <Button look="internal" icon="lock" name="way" value="note" data-send="internal" disabled={sending}>
            {t('composer.keep')}
          </Button>
        </div>
      </div>
      {refused ? <KeptFiles files={refused.files} action={at} /> : null}
    </DeskForm>
  )
}

/** Counts how often the form came back: the files chosen before are kept by then, and are not sent again. */
function useReturns(refused: Returned | null): number {
  const [seen, setSeen] = useState({ refused, returns: 0 })
  if (seen.refused === refused) return seen.returns
  setSeen({ refused, returns: seen.returns + 1 })
  return seen.returns + 1
}
