import { useEffect, useRef, type FormEvent } from 'react'
import { useUnderWay } from '#app/ui/desk/use-under-way.ts'

/**
 * Keeps a form from being sent while another one of its page is under way: where that one leads on would break this one
 * off, and what was written would neither be sent nor refused. It is sent by itself as soon as the other is done. Gives
 * what to do as the form is being sent.
 */
export function useTurn(send: () => void): (event: FormEvent<HTMLFormElement>) => void {
  const isUnderWay = useUnderWay()
  const waiting = useRef<{ form: HTMLFormElement; submitter: HTMLElement | null } | null>(null)
  useEffect(() => {
    if (isUnderWay || !waiting.current) return
    const { form, submitter } = waiting.current
    waiting.current = null
    if (form.isConnected) form.requestSubmit(submitter)
  }, [isUnderWay])
  return (event) => {
    if (!isUnderWay) return send()
    event.preventDefault()
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null }
    waiting.current = { form: event.currentTarget, submitter }
  }
}
