import { iconShapes, type IconName } from '#app/ui/icon-shapes.ts'

export type { IconName } from '#app/ui/icon-shapes.ts'

/** `label` only where no word stands beside it (desk); on public pages a word always does. */
export function Icon({
  name,
  size = '1.25em',
  label,
}: {
  name: IconName
  size?: string | number
  label?: string
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      className="icon"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={iconShapes[name]} />
    </svg>
  )
}
