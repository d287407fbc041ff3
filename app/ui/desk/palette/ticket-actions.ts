import type { Entry } from '#app/ui/desk/palette/find-entries.ts'
import { enterForm } from '#app/ui/desk/ticket/use-ticket-keys.ts'

/**
 * What has a button on the open ticket, as it stands there: what the page does not offer, the palette does not either. A
 * form that asks for something is opened, one that is a button alone is sent.
 */
export function ticketActions(hint: string): Entry[] {
  const forms = document.querySelectorAll<HTMLFormElement>('article form[action^="/desk/"]')
  return [...forms].flatMap((form, index) => {
    if (form.id === 'composer') return writing(form, hint)
    const fold = form.closest('details')
    const button = form.querySelector<HTMLButtonElement>('button:not([type="button"])')
    const opener = fold?.querySelector('summary') ?? button
    const label = (opener?.getAttribute('aria-label') ?? opener?.textContent)?.trim()
    if (!label || !button) return []
    const asks = form.querySelector('select, textarea, input:not([type="hidden"])') !== null
    return [
      {
        id: `action-${index}`,
        label,
        hint,
        words: form.getAttribute('action')?.split('?')[0]?.split('/').at(-1) ?? '',
        run: () => (asks ? enterForm(form) : button.click()),
      },
    ]
  })
}

/** A reply and a note are written first. */
const writing = (form: HTMLFormElement, hint: string): Entry[] =>
  (['public', 'internal'] as const).flatMap((sheet) => {
    const choice = form.querySelector<HTMLInputElement>(`input[name="sheet"][value="${sheet}"]`)
    const label = choice?.closest('label')?.textContent?.trim()
    if (!choice || choice.disabled || !label) return []
    const name = sheet === 'public' ? 'body' : 'note'
    const run = () => {
      choice.click()
      requestAnimationFrame(() => form.querySelector<HTMLElement>(`textarea[name="${name}"]`)?.focus())
    }
    return [
      { id: `write-${sheet}`, label, hint, words: sheet === 'public' ? 'reply ask resolve' : 'note', run },
    ]
  })
