import { Form, Link } from '@remix-run/react'
import type { OpenContact } from '#app/domain/contacts/contacts/open-contact.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { useT } from '#app/ui/language.tsx'

type Revealed = Pick<OpenContact, 'name' | 'mobile' | 'email'>

export function RevealedContact({ contact }: { contact: Revealed }) {
  const t = useT()
  const { name, mobile, email } = contact
  return (
    <Facts
      facts={[
        { label: t('contact.name'), value: name },
        { label: t('contact.mobile'), value: mobile ? <a href={`tel:${mobile}`}>{mobile}</a> : null },
        { label: t('contact.email'), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
      ]}
    />
  )
}

/** The same on a page of its own, where no script runs. */
export function RevealedView({ number, contact }: { number: string; contact: Revealed | undefined }) {
  const t = useT()
  return (
    <DeskPage title={t('contact.revealed')} lead={t('contact.revealHint')} narrow>
      {contact ? (
        <RevealedContact contact={contact} />
      ) : (
        <Form method="post">
          <Button look="secondary" icon="eye">
            {t('contact.reveal')}
          </Button>
        </Form>
      )}
      <p>
        <Link to={`/desk/tickets/${number}`}>{t('contact.back', { number })}</Link>
      </p>
    </DeskPage>
  )
}
