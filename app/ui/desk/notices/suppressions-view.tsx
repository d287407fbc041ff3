import { Link } from '@remix-run/react'
import type { SuppressionRow } from '#app/domain/delivery/suppressions/list.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { bounceWords } from '#app/ui/desk/notices/bounce-words.ts'
import { FormFrame } from '#app/ui/desk/announcements/form-frame.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { fieldsOf } from '#app/ui/desk/announcements/returned-fields.ts'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'
import { channels } from '#app/domain/ground/vocabulary/lanes.ts'

type SuppressionsProps = {
  items: SuppressionRow[]
  next: Date | null
  result: ActionResult
  now: Date
  returned?: Returned
}

/** Addresses that nothing is sent to: why, since when, and the way back. */
export function SuppressionsView({ items, next, result, now, returned }: SuppressionsProps) {
  const t = useT()
  const word = (prefix: string, name: string) => {
    const key = `${prefix}.${name}`
    return isKey(key) ? t(key) : name
  }
  return (
    <DeskPage
      title={t('suppression.title')}
      lead={
        <>
          <Link to="/desk/notices">{t('desk.notices')}</Link> · {t('suppression.lead')}
        </>
      }
    >
      <ActionResultNotice result={result} />
      {items.length === 0 ? (
        <EmptyState icon="mail" title={t('suppression.none')}>
          {t('suppression.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('suppression.title')}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'address',
              title: t('suppression.address'),
              cell: ({ address }) => address ?? t('suppression.unknown'),
            },
            {
              key: 'channel',
              title: t('notice.channel'),
              cell: ({ channel }) => word('messageChannel', channel),
            },
            {
              key: 'reason',
              title: t('action.reason'),
              cell: ({ reason, code }) => {
                const words = word('suppressionReason', reason)
                return code ? t('suppression.bounced', { reason: words, why: bounceWords(t, code) }) : words
              },
            },
            {
              key: 'since',
              title: t('suppression.since'),
              cell: (row) => <Time at={row.createdAt} now={now} />,
            },
            {
              key: 'action',
              title: t('sessions.action'),
              cell: ({ id, address }) => (
                <DeskForm action={`/desk/settings/suppressions/${id}/lifting`}>
                  <Button look="quiet">
                    {t('suppression.lift')}
                    <span data-hidden="visually"> {address}</span>
                  </Button>
                </DeskForm>
              ),
            },
          ]}
        />
      )}
      {next ? (
        <p>
          <Link to={`?before=${encodeURIComponent(next.toISOString())}`}>{t('suppression.older')}</Link>
        </p>
      ) : null}
      <DeskPanel title={t('suppression.add')}>
        <AddForm returned={returned} />
      </DeskPanel>
    </DeskPage>
  )
}

const labels = {
  channel: 'notice.channel',
  address: 'suppression.address',
  reason: 'action.reason',
} as const

function AddForm({ returned }: { returned?: Returned }) {
  const t = useT()
  const fields = fieldsOf(t, returned, labels, [], {})
  return (
    <FormFrame errors={fields.errors} refused={fields.refused}>
      <Select
        name="channel"
        label={t('notice.channel')}
        defaultValue={fields.value('channel') || 'email'}
        choices={channels.map((value) => ({ value, label: t(`messageChannel.${value}`) }))}
      />
      <TextInput {...fields.given('address')} label={t('suppression.address')} width={30} required />
      <Select
        name="reason"
        label={t('action.reason')}
        defaultValue={fields.value('reason') || 'asked'}
        choices={(['asked', 'complaint', 'wrong_person'] as const).map((value) => ({
          value,
          label: t(`suppressionReason.${value}`),
        }))}
      />
      <Button look="secondary">{t('suppression.addNow')}</Button>
    </FormFrame>
  )
}
