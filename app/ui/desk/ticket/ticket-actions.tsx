import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { FoldForm } from '#app/ui/desk/ticket/fold-form.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/ticket.module.css'

/** These are said with a reply, not by themselves. */
const byReply: readonly TicketState[] = ['resolved', 'waiting_reporter', 'new', 'closed', 'merged']

/** Everything that moves a ticket besides words. */
export function TicketActions(page: TicketPage) {
  const t = useT()
  const language = useLanguage()
  const here = useHere()
  const list = useListSearch()
  const { view, me, colleagues, departments } = page
  const { ticket, department, assignee, can } = view
  const at = `/desk/tickets/${ticket.number}`
  const moves = can.moveTo.filter((state) => !byReply.includes(state))
  const near = colleagues.filter((colleague) => colleague.department === department.key)
  const reason = (action: string) => (
    <TextArea name="reason" id={`${action}-reason`} label={t('action.reason')} rows={3} required />
  )
  if (!can.assign && !can.supervise && moves.length === 0) return null
  return (
    <div className={styles.actions} data-print="no" role="group" aria-label={t('action.label')}>
      {can.assign && assignee?.id !== me.id ? (
        <DeskForm action={`${at}/assignment${list}`}>
          <input type="hidden" name="back" value={here} />
          <input type="hidden" name="assignee" value="me" />
          <Button icon="user">{t('action.take')}</Button>
        </DeskForm>
      ) : null}
      {can.assign ? (
        <>
          <FoldForm action={`${at}/assignment`} title={t('action.assign')} icon="users">
            <Select
              name="assignee"
              label={t('action.assignee')}
              defaultValue={assignee?.id ?? ''}
              width="full"
              titled
              blank={t('inbox.nobody')}
              groups={[
                {
                  label: nameIn(department.name, language),
                  choices: near.map(({ id, name, available }) => ({
                    value: id,
                    label: available ? name : t('action.away', { name }),
                  })),
                },
              ]}
            />
            <Button>{t('action.assign')}</Button>
          </FoldForm>
          <FoldForm action={`${at}/transfer`} title={t('action.transfer')} icon="arrow-right">
            <Select
              name="department"
              label={t('action.department')}
              width="full"
              titled
              choices={departments
                .filter(({ key }) => key !== department.key)
                .map(({ key, name }) => ({ value: key, label: nameIn(name, language) }))}
            />
            {reason('transfer')}
            <Button>{t('action.transfer')}</Button>
          </FoldForm>
          {departments.find(({ key }) => key === department.key)?.isFirstLine ? null : (
            <FoldForm action={`${at}/return`} title={t('action.return')} icon="undo">
              {reason('return')}
              <Button>{t('action.return')}</Button>
            </FoldForm>
          )}
        </>
      ) : null}
      {can.extend ? (
        <FoldForm action={`${at}/extension`} title={t('action.extend')} icon="calendar">
          <TextInput name="until" type="datetime-local" label={t('action.until')} width={20} required />
          <TextArea name="reason" id="extension-reason" label={t('action.reasonTold')} rows={3} required />
          <Button>{t('action.extend')}</Button>
        </FoldForm>
      ) : null}
      {can.supervise ? (
        <FoldForm
          action={`${at}/supervision`}
          title={t(ticket.supervisedAt ? 'action.unsupervise' : 'action.supervise')}
          icon="eye"
        >
          <input type="hidden" name="active" value={ticket.supervisedAt ? 'no' : 'yes'} />
          {reason('supervision')}
          <Button>{t(ticket.supervisedAt ? 'action.unsupervise' : 'action.supervise')}</Button>
        </FoldForm>
      ) : null}
      {moves.length > 0 ? (
        <FoldForm action={`${at}/state`} title={t('action.move')} icon="flag">
          <Select
            name="to"
            label={t('action.to')}
            width="full"
            choices={moves.map((state) => ({ value: state, label: t(`ticketState.${state}`) }))}
          />
          <TextArea
            name="reason"
            id="state-reason"
            label={t('action.reason')}
            hint={t('action.reasonWhen')}
            rows={3}
          />
          <Button>{t('action.move')}</Button>
        </FoldForm>
      ) : null}
    </div>
  )
}
