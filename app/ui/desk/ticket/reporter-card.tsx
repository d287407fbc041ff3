import { useFetcher } from '@remix-run/react'
import type { OpenContact } from '#app/domain/contacts/contacts/open-contact.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { languageFacts, isLanguage } from '#app/i18n/language.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { ContactFields } from '#app/ui/desk/ticket/contact-fields.tsx'
import { Correction } from '#app/ui/desk/ticket/correction.tsx'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import { RevealedContact } from '#app/ui/desk/ticket/revealed-contact.tsx'
import { useSignInAgain } from '#app/ui/desk/session-end.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

/** Who reports, masked. Showing the plain contact is a step of its own, and is logged. */
export function ReporterCard(page: TicketPage) {
  const t = useT()
  const reveal = useFetcher<OpenContact | Returned>()
  const revealed = reveal.data && !('at' in reveal.data) ? reveal.data : null
  useSignInAgain(reveal.data && 'at' in reveal.data ? reveal.data : null)
  const { contact, ticket, can } = page.view
  const type = `reporter.${ticket.reporterType}`
  return (
    <RailCard title={t('rail.reporter')}>
      <Facts
        facts={[
          { label: t('contact.name'), value: contact.name },
          { label: t('contact.mobile'), value: contact.mobile },
          { label: t('contact.email'), value: contact.email },
          { label: t('contact.type'), value: isKey(type) ? t(type) : null },
          {
            label: t('contact.language'),
            value: isLanguage(contact.language) ? languageFacts[contact.language].endonym : contact.language,
          },
        ]}
      />
      {contact.unreadable ? <p className={styles.quiet}>{t('contact.unreadable')}</p> : null}
      <div aria-live="polite">{revealed ? <RevealedContact contact={revealed} /> : null}</div>
      {can.reveal && !contact.unreadable && !revealed ? (
        <reveal.Form
          method="post"
          action={`/desk/tickets/${ticket.number}/contact`}
          className={styles.reveal}
        >
          <Button look="secondary" icon="eye" disabled={reveal.state !== 'idle'}>
            {t('contact.reveal')}
          </Button>
          <span className={styles.quiet}>{t('contact.revealHint')}</span>
        </reveal.Form>
      ) : null}
      {can.correct && ticket.drillSince === null && !contact.unreadable ? (
        <Correction page={page} property="contact" of={t('rail.reporter')}>
          <ContactFields contact={contact} />
        </Correction>
      ) : null}
    </RailCard>
  )
}
