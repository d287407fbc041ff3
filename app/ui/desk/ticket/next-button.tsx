import { useParams } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'

type NextButtonProps = { way: 'reply' | 'resolve'; label: string; disabled: boolean }

/** Sends, and opens the next ticket of the list that this one was opened from. */
export function NextButton({ way, label, disabled }: NextButtonProps) {
  const { number } = useParams()
  if (!number) return null
  return (
    <Button
      look="secondary"
      icon="arrow-right"
      name="way"
      value={`${way}_next`}
      aria-label={label}
      title={label}
      disabled={disabled}
    />
  )
}
