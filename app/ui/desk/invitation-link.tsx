import { Link } from '@remix-run/react'
import { CopyButton } from '#app/ui/actions/copy-button.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** A one-time link, shown this once: it is handed over in person or by a channel of the house. */
export function InvitationLink({ link, page }: { link: string; page?: boolean }) {
  const t = useT()
  const notice = (
    <Notice tone="ok" live>
      <p>{t('staff.linkOnce')}</p>
      <p>
        <code data-select="all">{link}</code>
      </p>
      <CopyButton text={link} label={t('staff.copyLink')} copied={t('staff.copied')} />
    </Notice>
  )
  if (!page) return notice
  return (
    <DeskPage title={t('staff.title')} narrow>
      {notice}
      <p>
        <Link to="/desk/settings/staff">{t('staff.back')}</Link>
      </p>
    </DeskPage>
  )
}
