import { Link, useNavigation } from '@remix-run/react'
import type { SendingFacts } from '#app/domain/messages/templates/providers.ts'
import type { TestState } from '#app/domain/messages/templates/send-test.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { findings, refusal } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import type { Chosen } from '#app/ui/desk/messages/template-path.ts'
import { wordOf } from '#app/ui/desk/messages/word-of.ts'
import { Failure } from '#app/ui/desk/notices/failure.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

type TryOutProps = {
  chosen: Chosen
  facts: SendingFacts
  test: TestState | null
  outbox: boolean
  returned: Returned | undefined
}

/** Sends the previewed message to a typed address and shows its delivery state. */
export function TryOut({ chosen, facts, test, outbox, returned }: TryOutProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const channel = chosen.channel === 'sms' ? 'sms' : 'email'
  const errors = findings(t, returned, { address: `tryout.address.${channel}` })
  const refused = refusal(t, returned)
  return (
    <>
      {test ? <Outcome test={test} /> : null}
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      <p className={styles.quiet}>{t('tryout.lead')}</p>
      {facts.sandbox.includes(channel) ? (
        <p>
          {t(`tryout.sandbox.${channel}`)} {outbox ? <Link to="/desk/outbox">{t('desk.outbox')}</Link> : null}
        </p>
      ) : null}
      {channel === 'sms' && facts.approved.length > 0 ? <p>{t('tryout.approvedMark')}</p> : null}
      <DeskForm className={styles.form} preventScrollReset>
        {Object.entries(chosen).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextInput
          key={channel}
          name="address"
          type={channel === 'sms' ? 'tel' : 'email'}
          autoComplete={channel === 'sms' ? 'tel' : 'email'}
          label={t(`tryout.address.${channel}`)}
          defaultValue={returned?.values.address ?? ''}
          error={errors.find(({ field }) => field === 'address')?.message}
          width={30}
        />
        <Button look="secondary" disabled={busy}>
          {t('tryout.send')}
        </Button>
      </DeskForm>
    </>
  )
}

const tones = {
  sent: 'ok',
  delivered: 'ok',
  permanent: 'down',
  suppressed: 'watch',
  cancelled: 'watch',
} as const
const toneOf = (state: string) =>
  Object.entries(tones).find(([name]) => name === state)?.[1] ?? ('info' as const)
const over = Object.keys(tones)

function Outcome({ test }: { test: TestState }) {
  const t = useT()
  usePolling(over.includes(test.state) ? null : 1500)
  return (
    <Notice tone={toneOf(test.state)} title={t('tryout.outcome')} live>
      <p>
        {wordOf(t, 'tryout.state', test.state)}
        {test.failure ? (
          <>
            {' · '}
            <Failure reason={test.failure} />
          </>
        ) : null}
        {' · '}
        <Link to={`/desk/notices/${test.noticeId}`}>{t('tryout.notice')}</Link>
      </p>
    </Notice>
  )
}
