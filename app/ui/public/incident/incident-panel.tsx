import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { StageBar, type Stage } from '#app/ui/incident/stage-bar.tsx'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Actions } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { RecoveryTimes } from '#app/ui/public/incident/recovery-times.tsx'
import { ForeignMark, useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'
import { toneIcons, type Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/public/incident/incident-panel.module.css'
import tones from '#app/ui/tone.module.css'

export type PublicStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved' | 'postmortem'

export type IncidentBrief = {
  number: string
  title: TranslatedText
  tone: Exclude<Tone, 'info'>
  status: PublicStatus
  startedAt: Moment
  resolvedAt: Moment | null
  workaround: TranslatedText | null
  stages: readonly Stage[]
  etaAt: Moment | null
  nextUpdateAt: Moment | null
}

const below = { h1: 'h2', h2: 'h3', h3: 'h4' } as const

type IncidentPanelProps = {
  incident: IncidentBrief
  now: Moment
  heading?: 'h1' | 'h2' | 'h3'
  link?: boolean
  /** With what a reader can do about it: join, or be told. */
  actions?: boolean
}

/** What is wrong, what to do meanwhile, when it is over, how far it has come: in this order. */
export function IncidentPanel({
  incident,
  now,
  heading: Heading = 'h2',
  link = true,
  actions = false,
}: IncidentPanelProps) {
  const t = useT()
  const href = usePublicHref()
  const language = useLanguage()
  const titleLang = useTextLang(incident.title)
  const titleId = `incident-${incident.number}`
  return (
    <section className={classes(styles.panel, tones[incident.tone])} aria-labelledby={titleId}>
      <div className={styles.head}>
        <p className={styles.meta}>
          <Badge tone={incident.tone} icon={toneIcons[incident.tone]}>
            {t(`status.${incident.status}`)}
          </Badge>
          <span>
            <Sentence of="incident.since" parts={{ moment: <Time at={incident.startedAt} now={now} /> }} />
          </span>
          <ForeignMark language={incident.title.language} />
        </p>
        <Heading id={titleId} lang={titleLang}>
          {incident.title.text}
        </Heading>
      </div>
      {incident.workaround ? (
        <WorkaroundBox
          level={below[Heading]}
          steps={incident.workaround.text}
          lang={incident.workaround.language === language ? undefined : incident.workaround.language}
        />
      ) : null}
      {incident.resolvedAt ? (
        <p className={styles.restored}>
          <Sentence
            of="incident.resolvedAt"
            parts={{ moment: <Time at={incident.resolvedAt} now={now} /> }}
          />
        </p>
      ) : (
        <RecoveryTimes
          etaAt={incident.etaAt}
          seeking={incident.status === 'investigating' && !incident.stages[0]?.completedAt}
          nextUpdateAt={incident.nextUpdateAt}
          now={now}
        />
      )}
      <StageBar stages={incident.stages} now={now} />
      {actions && !incident.resolvedAt ? (
        <div data-print="no">
          <Actions>
            {/* Of two incidents, each is said by which it is. */}
            <LinkButton href={href(`/report?incident=${incident.number}`)} aria-describedby={titleId}>
              {t('incident.mine')}
            </LinkButton>
            <LinkButton
              href={href(`/subscribe/incidents/${incident.number}`)}
              look="secondary"
              icon="bell"
              aria-describedby={titleId}
            >
              {t('incident.subscribe')}
            </LinkButton>
          </Actions>
        </div>
      ) : null}
      {link ? (
        <PublicLink to={`/incidents/${incident.number}`} className={styles.all}>
          {t('incident.all')}
          <Icon name="arrow-right" />
        </PublicLink>
      ) : null}
    </section>
  )
}
