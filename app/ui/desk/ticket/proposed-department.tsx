import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** The rules would send the ticket elsewhere as it is described now. It is offered, not done. */
export function ProposedDepartment({ view, departments, proposedDepartment }: TicketPage) {
  const t = useT()
  const language = useLanguage()
  const here = useHere()
  const list = useListSearch()
  const to = departments.find(({ key }) => key === proposedDepartment)
  if (!to || !view.can.assign) return null
  const department = nameIn(to.name, language)
  return (
    <Notice tone="info" icon="arrow-right">
      <p>{t('correct.elsewhere', { department })}</p>
      <DeskForm action={`/desk/tickets/${view.ticket.number}/transfer${list}`} sends={{ department: to.key }}>
        <input type="hidden" name="back" value={here} />
        <input type="hidden" name="reason" value={t('correct.elsewhereReason')} />
        <Button look="secondary">{t('correct.move', { department })}</Button>
      </DeskForm>
    </Notice>
  )
}
