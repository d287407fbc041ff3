import { Notice } from '#app/ui/state/notice.tsx'

/** Why what was sent could not be done, read out at once; nothing where there is no reason. */
export function Refused({ why }: { why: string | null | undefined }) {
  if (!why) return null
  return (
    <div role="alert">
      <Notice tone="down">
        <p>{why}</p>
      </Notice>
    </div>
  )
}
