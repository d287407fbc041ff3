import { priorities } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { BulkLink } from '#app/ui/desk/inbox/bulk-link.tsx'
import { BulkPanel } from '#app/ui/desk/inbox/bulk-panel.tsx'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { causeOptions } from '#app/ui/desk/ticket/cause-names.ts'
import { CauseSelect } from '#app/ui/desk/ticket/cause-select.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'

type BulkPanelsProps = InboxViewProps & { selected: ReadonlySet<string>; isWorking: boolean }

/** The actions for many, the most used first. What each needs is asked by the server: one form holds the fields of all. */
export function BulkPanels(inbox: BulkPanelsProps) {
  const t = useT()
  const language = useLanguage()
  const { departments, selected, isWorking } = inbox
  // Drills take copies; a real ticket is never offered one.
  const incidents = inbox.incidents.filter(({ drill }) => !drill)
  const panel = { isWorking }
  return (
    <>
      <BulkPanel
        {...panel}
        action="assign"
        title={t('action.assign')}
        icon="users"
        submit={t('action.assign')}
      >
        <Select
          name="assignee"
          id="bulk-assignee"
          label={t('action.assignee')}
          width="full"
          titled
          blank={t('inbox.nobody')}
          choices={inbox.assignable.map(({ id, name, available, openTickets }) => ({
            value: id,
            label: t('bulk.person', {
              name: available ? name : t('action.away', { name }),
              count: openTickets,
            }),
          }))}
        />
        <Checkbox name="others" label={t('bulk.others')} />
      </BulkPanel>
      <BulkPanel {...panel} action="reply" title={t('bulk.reply')} icon="send" submit={t('composer.reply')}>
        <TextArea name="replyBody" label={t('bulk.replyBody')} hint={t('bulk.replyHint')} rows={5} />
      </BulkPanel>
      <BulkPanel
        {...panel}
        action="resolve"
        title={t('bulk.resolve')}
        icon="check"
        submit={t('composer.resolve')}
      >
        <CauseSelect
          id="bulk-cause"
          name="causeCode"
          label={t('composer.cause')}
          groups={causeOptions({ causes: inbox.causes, departments, t, language })}
          up
        />
        <TextArea name="resolveBody" label={t('bulk.resolveBody')} hint={t('bulk.replyHint')} rows={5} />
      </BulkPanel>
      <BulkPanel
        {...panel}
        action="transfer"
        title={t('action.transfer')}
        icon="arrow-right"
        submit={t('action.transfer')}
      >
        <Select
          name="department"
          id="bulk-department"
          label={t('action.department')}
          width="full"
          titled
          choices={departments.map(({ key, name }) => ({ value: key, label: nameIn(name, language) }))}
        />
        <TextArea name="transferReason" label={t('action.reason')} rows={2} />
      </BulkPanel>
      <BulkPanel
        {...panel}
        action="priority"
        title={t('property.priority')}
        icon="flag"
        submit={t('bulk.setPriority')}
      >
        <Select
          name="bulkPriority"
          defaultValue="normal"
          label={t('property.priority')}
          width="full"
          choices={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </BulkPanel>
      <BulkPanel {...panel} action="tags" title={t('tags.label')} icon="tag" submit={t('tags.add')}>
        <TextInput
          name="bulkTags"
          label={t('tags.more')}
          hint={t('tags.hint')}
          width="full"
          maxLength={200}
        />
      </BulkPanel>
      {incidents.length > 0 ? (
        <BulkLink incidents={incidents} selected={selected} isWorking={isWorking} />
      ) : null}
      {inbox.maySupervise ? (
        <BulkPanel
          {...panel}
          action="supervise"
          title={t('action.supervise')}
          icon="eye"
          submit={t('action.supervise')}
        >
          <TextArea name="superviseReason" label={t('action.reason')} rows={2} />
        </BulkPanel>
      ) : null}
    </>
  )
}
