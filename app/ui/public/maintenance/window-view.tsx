import type { Moment } from '#app/i18n/format.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { useT } from '#app/ui/language.tsx'
import { BackLink, Page, Section } from '#app/ui/page/page.tsx'
import type { WindowBrief } from '#app/ui/public/maintenance/maintenance-view.tsx'
import { plannedFact, WindowSpan } from '#app/ui/public/maintenance/window-span.tsx'
import { WindowState } from '#app/ui/public/maintenance/window-state.tsx'
import { Words } from '#app/ui/words.tsx'
import {
  ForeignMark,
  TranslatedBlock,
  useTextLang,
  type TranslatedText,
} from '#app/ui/public/translated-text.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import { Timeline } from '#app/ui/ticket/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/page/page.module.css'

export type Occasion = 'ahead' | 'started' | 'verifying' | 'completed' | 'rescheduled' | 'cancelled' | 'word'

export type WindowViewProps = {
  window: WindowBrief
  body: { html: string; language: TranslatedText['language'] }
  updates: Array<{
    id: string
    at: Moment
    occasion: Occasion
    html: string
    language: TranslatedText['language']
  }>
  now: Moment
}

const tones: Record<Occasion, Tone> = {
  ahead: 'planned',
  started: 'watch',
  verifying: 'watch',
  completed: 'ok',
  rescheduled: 'planned',
  cancelled: 'info',
  word: 'info',
}

export function WindowView({ window, body, updates, now }: WindowViewProps) {
  const t = useT()
  const lang = useTextLang(window.title)
  return (
    <Page>
      <BackLink to="/maintenance">{t('maintenance.back')}</BackLink>
      <div className={styles.head}>
        <p>
          <WindowState state={window.state} /> <ForeignMark language={window.title.language} />
        </p>
        <h1 lang={lang}>{window.title.text}</h1>
      </div>
      <Facts
        facts={[
          {
            label: t('maintenance.when'),
            value: <WindowSpan from={window.startsAt} until={window.endsAt} now={now} />,
          },
          ...plannedFact(window.planned, t('maintenance.planned'), now),
          { label: t('maintenance.affected'), value: window.affected },
          { label: t('maintenance.number'), value: <GroupedNumber value={window.number} /> },
        ]}
      />
      <TranslatedBlock language={body.language}>
        <Words html={body.html} />
      </TranslatedBlock>
      {updates.length === 0 ? null : (
        <Section title={t('maintenance.history')}>
          <Timeline
            label={t('maintenance.history')}
            now={now}
            events={updates.map((update) => ({
              id: update.id,
              at: update.at,
              tone: tones[update.occasion],
              title: t(`maintenance.occasion.${update.occasion}`),
              body: (
                <TranslatedBlock language={update.language}>
                  <Words html={update.html} />
                </TranslatedBlock>
              ),
            }))}
          />
        </Section>
      )}
    </Page>
  )
}
