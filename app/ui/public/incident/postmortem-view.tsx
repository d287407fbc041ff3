import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { BackLink, Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Words } from '#app/ui/words.tsx'
import { TranslatedBlock, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { StageBar, type Stage } from '#app/ui/incident/stage-bar.tsx'
import { Section } from '#app/ui/page/page.tsx'
import { Time } from '#app/ui/time.tsx'

export type PostmortemViewProps = {
  number: string
  title: TranslatedText
  publishedAt: Moment
  body: { html: string; language: TranslatedText['language'] }
  stages: readonly Stage[]
  now: Moment
}

export function PostmortemView({ number, title, publishedAt, body, stages, now }: PostmortemViewProps) {
  const t = useT()
  return (
    <Page>
      <BackLink to={`/incidents/${number}`}>{t('postmortem.incident')}</BackLink>
      <PageHead title={t('postmortem.title', { title: title.text })} lead={t('postmortem.lead')} />
      <p>
        <Time at={publishedAt} now={now} />
      </p>
      <TranslatedBlock language={body.language}>
        <Words html={body.html} />
      </TranslatedBlock>
      <Section title={t('postmortem.timeline')}>
        <StageBar stages={stages} now={now} />
        <p>
          <PublicLink data-alone to={`/incidents/${number}`}>
            {t('postmortem.incident')}
          </PublicLink>
        </p>
      </Section>
    </Page>
  )
}
