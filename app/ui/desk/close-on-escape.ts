import type { KeyboardEvent } from 'react'

/** Closes a small form and leads back to its button. Where a character is being composed the key belongs to that. */
export function closeOnEscape({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== 'Escape' || nativeEvent.isComposing || !currentTarget.open) return
  currentTarget.open = false
  currentTarget.querySelector('summary')?.focus()
}
