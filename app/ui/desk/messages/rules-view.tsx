import { Link, useNavigation } from '@remix-run/react'
import type { RuleChange, RulesView as Rules } from '#app/domain/delivery/channel-rules/show-channel-rules.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { findings, refusal } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { RulesTable } from '#app/ui/desk/messages/rules-table.tsx'
import { wordOf } from '#app/ui/desk/messages/word-of.ts'
import { FormFrame } from '#app/ui/desk/announcements/form-frame.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

type RulesProps = {
  rules: Rules
  may: boolean
  result: ActionResult
  now: Date
  returned?: Returned & { now: Rules | null }
}

/** One table: which step tells whom on which channels. */
export function RulesView({ rules, may, result, now, returned }: RulesProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const stored = returned?.now ?? rules
  const errors = findings(t, returned, { reason: 'rules.reason' })
  return (
    <DeskPage
      title={t('rules.title')}
      lead={
        <>
          <Link to="/desk/messages">{t('desk.messages')}</Link> · {t('rules.lead')}
        </>
      }
      narrow
    >
      {returned ? null : <ActionResultNotice result={result} />}
      <p className={styles.quiet}>{may ? t('rules.ledger') : t('rules.readOnly')}</p>
      <FormFrame key={stored.version} errors={errors} refused={refusal(t, returned)}>
        <input type="hidden" name="seenVersion" value={stored.version} />
        <RulesTable rows={stored.rows} may={may} chosen={returned ? (returned.lists.on ?? []) : null} />
        {may ? (
          <>
            <TextInput
              name="reason"
              label={t('rules.reason')}
              defaultValue={returned?.values.reason ?? ''}
              error={errors.find(({ field }) => field === 'reason')?.message}
              maxLength={500}
              width="full"
            />
            <Button icon="check" disabled={busy}>
              {t('rules.save')}
            </Button>
          </>
        ) : null}
      </FormFrame>
      {stored.changes.length > 0 ? <Changes changes={stored.changes} now={now} /> : null}
    </DeskPage>
  )
}

function Changes({ changes, now }: { changes: RuleChange[]; now: Date }) {
  const t = useT()
  const named = (cells: string[]) =>
    cells
      .map((cell) => {
        const at = cell.lastIndexOf(':')
        return t('rules.cell', {
          transition: wordOf(t, 'transition', cell.slice(0, at)),
          medium: wordOf(t, 'medium', cell.slice(at + 1)),
        })
      })
      .join(t('templates.and'))
  return (
    <Table
      caption={t('rules.changes')}
      rows={changes}
      rowKey={({ version }) => String(version)}
      columns={[
        { key: 'at', title: t('rules.when'), cell: ({ at }) => <Time at={at} now={now} /> },
        { key: 'by', title: t('rules.by'), cell: ({ by }) => by },
        { key: 'reason', title: t('rules.reason'), cell: ({ reason }) => reason },
        {
          key: 'what',
          title: t('rules.what'),
          cell: ({ turnedOff, turnedOn }) => (
            <>
              {turnedOff.length > 0 ? <p>{t('rules.turnedOff', { cells: named(turnedOff) })}</p> : null}
              {turnedOn.length > 0 ? <p>{t('rules.turnedOn', { cells: named(turnedOn) })}</p> : null}
            </>
          ),
        },
      ]}
    />
  )
}
