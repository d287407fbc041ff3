import { useState, useSyncExternalStore } from 'react'
import { Button } from '#app/ui/actions/button.tsx'

const never = () => () => undefined

/** Appears only where scripts run; elsewhere the text beside it selects as a whole when tapped. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const [done, setDone] = useState(false)
  if (!scripted) return null

  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
  }
  return (
    <Button look="quiet" type="button" icon={done ? 'check' : 'copy'} onClick={() => void copy()}>
      <span aria-live="polite">{done ? copied : label}</span>
    </Button>
  )
}
