import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
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
 * each answer, so that the same one twice is said twice. What was done goes by itself, a refusal stays.
 */
export function ActionResultNotice({ result }: { result: ActionResult }) {
  const t = useT()
  const { key: answerKey } = useLocation()
  const [closed, setClosed] = useState<string | null>(null)
  const words = doneWords(t, result)
  const isDone = words !== null
  // What was left out is to be read.
  const goes = isDone && !result.bulk?.skipped.length
  useEffect(() => {
    if (!goes) return
    const timer = setTimeout(() => setClosed(answerKey), secondsInSight * 1000)
    return () => clearTimeout(timer)
  }, [goes, answerKey])
  if (closed === answerKey || (!result.refused && !isDone)) return null
  return (
    <div key={answerKey} role={result.refused ? 'alert' : 'status'} className={styles.result} data-print="no">
      <Notice tone={result.refused ? 'down' : 'ok'}>
        <p>{words ?? refusedWords(t, result)}</p>
        {result.bulk && !result.refused ? <SkippedList skipped={result.bulk.skipped} /> : null}
        {result.undo && !result.refused ? <UndoButton key={result.undo.id} undo={result.undo} /> : null}
      </Notice>
      <Button
        type="button"
        look="quiet"
        icon="cross"
        aria-label={t('dialog.close')}
        onClick={() => setClosed(answerKey)}
      />
    </div>
  )
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
