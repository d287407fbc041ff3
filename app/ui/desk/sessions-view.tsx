import type { SessionRow } from '#app/domain/people/staff/session.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'

/** Where I am signed in, and the way out of each. */
export function SessionsView({ sessions, now }: { sessions: SessionRow[]; now: Date }) {
  const t = useT()
  return (
    <DeskPage title={t('sessions.title')} lead={t('sessions.lead')} narrow>
      <Table
        caption={t('sessions.title')}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'agent',
            title: t('sessions.device'),
            cell: ({ userAgent, current }) => (
              <>
                {browserOf(userAgent) || t('sessions.unknown')}{' '}
                {current ? <Badge tone="ok">{t('sessions.current')}</Badge> : null}
              </>
            ),
          },
          {
            key: 'since',
            title: t('sessions.since'),
            cell: ({ createdAt }) => <Time at={createdAt} now={now} />,
          },
          {
            key: 'seen',
            title: t('sessions.seen'),
            cell: ({ lastSeenAt }) => <Time at={lastSeenAt} now={now} as="relative" />,
          },
          {
            key: 'end',
            title: t('sessions.action'),
            cell: ({ id, current, createdAt }) =>
              current ? null : (
                <DeskForm action={`/desk/settings/sessions/${id}`}>
                  <Button look="danger">
                    {t('sessions.end')}
                    <span data-hidden="visually">
                      <Time at={createdAt} now={now} />
                    </span>
                  </Button>
                </DeskForm>
              ),
          },
        ]}
      />
    </DeskPage>
  )
}

/** "Firefox, Windows" from what a browser says of itself. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari|curl|node)/i.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(userAgent)?.[1]
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ')
}
