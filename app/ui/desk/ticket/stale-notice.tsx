import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { whyRefused } from '#app/ui/desk/refusal-words.ts'
import { ChangesSince } from '#app/ui/desk/ticket/changes-since.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** The send was refused: what has happened since, above the text, which is still there. */
export function StaleNotice({ refused, page }: { refused: Returned; page: TicketPage }) {
  const t = useT()
  return (
    <div role="alert" id="refused">
      <Notice tone="watch" icon="refresh" title={whyRefused(t, refused)}>
        <ChangesSince changes={refused.changes} page={page} />
      </Notice>
    </div>
  )
}
