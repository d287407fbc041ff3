import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { WindowSpan } from '#app/ui/public/maintenance/window-span.tsx'
import { WindowState, type ShownState } from '#app/ui/public/maintenance/window-state.tsx'
import { EntryList, type EntryItem } from '#app/ui/public/entries/entry-list.tsx'
import type { TranslatedText } from '#app/ui/public/translated-text.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'

export type WindowBrief = {
  number: string
  title: TranslatedText
  /** The real times where there are any. */
  startsAt: Moment
  endsAt: Moment
  /** Where it went otherwise than planned. */
  planned: { startsAt: Moment; endsAt: Moment } | null
  state: ShownState
  /** In words. */
  affected: string
}

export const windowItem = (window: WindowBrief, now: Moment): EntryItem => ({
  id: window.number,
  to: `/maintenance/${window.number}`,
  title: window.title,
  head: (
    <>
      <WindowState state={window.state} />
      <WindowSpan from={window.startsAt} until={window.endsAt} now={now} />
    </>
  ),
  text: window.affected,
})

type MaintenanceViewProps = { coming: WindowBrief[]; past: WindowBrief[]; now: Moment }

export function MaintenanceView({ coming, past, now }: MaintenanceViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page>
      <PageHead title={t('maintenance.title')} lead={t('maintenance.lead')} />
      <Section title={t('maintenance.coming')}>
        {coming.length === 0 ? (
          <EmptyState icon="calendar" title={t('maintenance.none')}>
            {t('maintenance.noneText')}
          </EmptyState>
        ) : (
          <EntryList items={coming.map((window) => windowItem(window, now))} />
        )}
        <p>
          <a data-alone href={href('/maintenance.ics').split('?')[0]}>
            {t('maintenance.calendar')}
          </a>
        </p>
      </Section>
      <Section title={t('maintenance.past')}>
        {past.length === 0 ? (
          <EmptyState icon="archive" title={t('maintenance.nonePast')} />
        ) : (
          <EntryList items={past.map((window) => windowItem(window, now))} />
        )}
      </Section>
    </Page>
  )
}
