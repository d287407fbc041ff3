import { useNavigate } from '@remix-run/react'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'

/**
 * Keys for what has a button on the ticket's page. Each leads to its form; only taking it, which asks for nothing and can
 * be taken back, is done at once.
 */
export function useTicketKeys(): void {
  const navigate = useNavigate()
  const list = useListSearch()
  useShortcuts({
    Escape: () => navigate(`/desk/tickets${list}`),
    e: toResolving,
    m: take,
    a: () => toForm('/assignment'),
    t: () => toForm('/transfer'),
    l: () => toForm('/tickets/links'),
    p: () => toForm('/promises'),
  })
}

const fields = 'select, textarea, input:not([type="hidden"])'

/** The button stands there as long as somebody else has the ticket, or nobody. */
const take = () =>
  document
    .querySelector('article form:has(input[name="assignee"][value="me"])')
    ?.querySelector<HTMLElement>('button')
    ?.click()

/** Opens the form of the ticket that is sent to this address, and goes to its first field. */
function toForm(action: string) {
  const forms = [...document.querySelectorAll<HTMLFormElement>(`article form[action*="${action}"]`)]
  const form = forms.find((one) => one.querySelector(fields)) ?? forms[0]
  if (form) enterForm(form)
}

export function enterForm(form: HTMLFormElement) {
  const fold = form.closest('details')
  if (fold) fold.open = true
  const first = form.querySelector<HTMLElement>(fields) ?? form.querySelector<HTMLElement>('button')
  first?.scrollIntoView({ block: 'nearest' })
  first?.focus()
}

/** The text is first, then the cause, then the button: the first of them that is still to be filled in or pressed. */
function toResolving() {
  const button = document.querySelector<HTMLButtonElement>('#composer button[value="resolve"]')
  const text = document.querySelector<HTMLTextAreaElement>('#composer textarea[name="body"]')
  if (!button || !text) return
  document.querySelector<HTMLInputElement>('#composer input[name="sheet"][value="public"]')?.click()
  const cause = document.querySelector<HTMLElement>('#composer :is(input, select)#resolve-cause')
  const hasCause = document.querySelector<HTMLInputElement>('#composer [name="causeCode"]')?.value !== ''
  const next = text.value.trim() === '' ? text : cause && !hasCause ? cause : button
  next.focus()
}
