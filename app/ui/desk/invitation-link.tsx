import { useEffect, useRef } from 'react'
import { CopyButton } from '#app/ui/actions/copy-button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** A one-time link, shown this once: it is handed over in person or by a channel of the house. */
export function InvitationLink({ link }: { link: string }) {
  const t = useT()
  const here = useRef<HTMLDivElement>(null)
  // The router has gone to the head of the page, as after every form.
  useEffect(() => here.current?.scrollIntoView({ block: 'center' }), [link])
  return (
    <div ref={here}>
      <Notice tone="ok" live>
        <p>{t('staff.linkOnce')}</p>
        <p>
          <code data-select="all">{link}</code>
        </p>
        <CopyButton text={link} label={t('staff.copyLink')} copied={t('staff.copied')} />
      </Notice>
    </div>
  )
}
