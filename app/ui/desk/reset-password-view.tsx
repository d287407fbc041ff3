import { Link } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { InvitationLink } from '#app/ui/desk/invitation-link.tsx'
import styles from '#app/ui/desk/sign-in.module.css'
import { useT } from '#app/ui/language.tsx'

/** Asks whether a colleague's password is to be reset, and shows the one-time link once it is. */
export function ResetPasswordView({ name, link }: { name: string; link: string | null }) {
  const t = useT()
  return (
    <DeskPage title={t('staff.resetOf', { name })} narrow>
      {link ? (
        <>
          <InvitationLink link={link} />
          <p>{t('staff.linkLost')}</p>
        </>
      ) : (
        <DeskForm className={styles.form}>
          <p>{t('staff.resetMeans')}</p>
          <div>
            <Button>{t('staff.resetConfirm')}</Button>
          </div>
        </DeskForm>
      )}
      <p>
        <Link to="/desk/settings/staff">{t('staff.back')}</Link>
      </p>
    </DeskPage>
  )
}
