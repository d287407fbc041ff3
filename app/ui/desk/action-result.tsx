import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { resultNames } from '#app/domain/ground/vocabulary/action-result.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import type { JustDone, UndoLeft } from '#app/domain/desk/undo/just-done.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { SkippedList } from '#app/ui/desk/skipped-list.tsx'
import { whyRefused } from '#app/ui/desk/refusal-words.ts'
import { UndoButton } from '#app/ui/desk/undo-button.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/action-result.module.css'

export type ActionResult = {
  done: string | null
  refused: string | null
  field?: string | null
  /** What may be taken back, and for how long. */
  undo?: UndoLeft | null
  /** What came of a bulk action. */
  bulk?: JustDone['bulk']
  /** How many of several stayed as they are. */
  kept?: string | null
  /** The fields that are to blame, where a small form came back. */
  errors?: Returned['errors']
  at?: string
}

const secondsInSight = 12

/**
 * The answer to what somebody just did, read out at once: in sight wherever on the page they did it, and made anew with
 * each answer, so that the same one twice is said twice. What was done goes by itself, a refusal stays. It is said once:
 * reloading the page or coming back to it does not say it again.
 */
export function ActionResultNotice({ result }: { result: ActionResult }) {
  const t = useT()
  const { key: answerKey } = useLocation()
  const [gone, setGone] = useState<{ answer: string; by: 'time' | 'reader' } | null>(null)
  const words = doneWords(t, result)
  const isDone = words !== null
  // What was left out is to be read.
  const goes = isDone && !result.bulk?.skipped.length
  useEffect(() => {
    if (!goes) return
    const timer = setTimeout(() => setGone({ answer: answerKey, by: 'time' }), secondsInSight * 1000)
    return () => clearTimeout(timer)
  }, [goes, answerKey])
  const isGone = gone?.answer === answerKey
  const isSaid = result.refused !== null || isDone
  // The way to take it back is in the address, and stays there as long as there is one.
  useSaidOnce(isSaid && (isGone || !result.undo), answerKey)
  if (!isSaid || (isGone && gone.by === 'reader')) return null
  return (
    <div
      key={answerKey}
      role={result.refused ? 'alert' : 'status'}
      className={styles.result}
      data-print="no"
      // On phones its room stays until the next page: what is below would move under a finger.
      data-gone={isGone || undefined}
    >
      <Notice tone={result.refused ? 'down' : 'ok'}>
        <p>{words ?? refusedWords(t, result)}</p>
        {result.bulk && !result.refused ? <SkippedList skipped={result.bulk.skipped} /> : null}
        {result.undo && !result.refused && !isGone ? (
          <UndoButton key={result.undo.id} undo={result.undo} />
        ) : null}
      </Notice>
      <Button
        type="button"
        look="quiet"
        icon="cross"
        aria-label={t('dialog.close')}
        onClick={() => setGone({ answer: answerKey, by: 'reader' })}
      />
    </div>
  )
}

/** Takes the answer out of the address that the browser remembers; the page itself stays as it was loaded. */
function useSaidOnce(isSaid: boolean, answerKey: string) {
  useEffect(() => {
    if (!isSaid) return
    const url = new URL(window.location.href)
    for (const name of resultNames) url.searchParams.delete(name)
    if (url.href !== window.location.href) window.history.replaceState(window.history.state, '', url)
  }, [isSaid, answerKey])
}

function doneWords(t: Translate, { done, refused, kept, bulk }: ActionResult): string | null {
  if (bulk && done === 'bulk' && !refused)
    return t(bulk.skipped.length > 0 ? 'bulk.partly' : 'bulk.done', {
      count: bulk.done,
      skipped: bulk.skipped.length,
    })
  const key = `done.${done}`
  return done && !refused && isKey(key) ? t(key, { kept: kept ?? '' }) : null
}

function refusedWords(t: Translate, { refused, field, errors, at }: ActionResult): string {
  const reason = refused ?? ''
  return whyRefused(t, { errors: errors ?? (field ? [{ field, message: reason }] : []), reason, at })
}

/** What the page says where one of its small forms came back. */
export function resultOrRefused(result: ActionResult, returned: Returned | undefined): ActionResult {
  if (!returned) return result
  return { done: null, refused: returned.reason, errors: returned.errors, at: returned.at }
}
