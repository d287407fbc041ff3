import { Form, Link } from '@remix-run/react'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

export type Letter = {
  id: string
  channel: string
  to: string
  subject: string | null
  text: string
  html: string | null
  noticeId: string | null
  at: Date
}

/** What would have left the house: nothing of it did. */
export function OutboxView({ letters, to, now }: { letters: Letter[]; to: string; now: Date }) {
  const t = useT()
  return (
    <DeskPage title={t('desk.outbox')} lead={t('outbox.lead')}>
      <Form className={styles.filter}>
        <TextInput name="to" label={t('outbox.to')} defaultValue={to} width={30} />
        <Button look="secondary" icon="filter">
          {t('outbox.filter')}
        </Button>
        {to ? <Link to="/desk/outbox">{t('inbox.clear')}</Link> : null}
      </Form>
      {letters.length === 0 ? (
        <EmptyState icon="mail" title={t('outbox.none')}>
          {t('outbox.noneText')}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.letters} aria-label={t('desk.outbox')}>
          {letters.map((letter) => (
            <li key={letter.id}>
              <LetterView letter={letter} now={now} />
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  )
}

const icons: Readonly<Record<string, IconName>> = { email: 'mail', sms: 'phone', webhook: 'link' }
const iconOf = (channel: string): IconName => icons[channel] ?? 'message'

function LetterView({ letter, now }: { letter: Letter; now: Date }) {
  const t = useT()
  const channel = `messageChannel.${letter.channel}`
  return (
    <details className={styles.letter}>
      <summary>
        <Badge icon={iconOf(letter.channel)}>{isKey(channel) ? t(channel) : letter.channel}</Badge>
        <span className={styles.to}>{letter.to}</span>
        <span className={styles.subject}>{letter.subject ?? letter.text}</span>
        <span className={styles.quiet}>
          <Time at={letter.at} now={now} />
        </span>
      </summary>
      <div className={styles.content}>
        {letter.html ? (
          <iframe
            title={letter.subject ?? t('preview.mail')}
            sandbox=""
            srcDoc={letter.html}
            loading="lazy"
            className={styles.frame}
          />
        ) : null}
        <pre className={styles.text}>{letter.text}</pre>
        {letter.noticeId ? <Link to={`/desk/notices/${letter.noticeId}`}>{t('notice.open')}</Link> : null}
      </div>
    </details>
  )
}
