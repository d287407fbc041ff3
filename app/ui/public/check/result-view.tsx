import type { Moment } from '#app/i18n/format.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { BackLink, Folded, Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { LookAgainBox, type LookAgain } from '#app/ui/public/check/look-again-box.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { AlsoKnown, Known, type KnownProps } from '#app/ui/public/known/known.tsx'
import type { ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { ReadingLine } from '#app/ui/public/help/reading-line.tsx'
import styles from '#app/ui/public/check/check.module.css'

export type ResultViewProps = {
  cause: {
    code: string
    title: string
    why: string
    steps: string[]
    workaround: string | null
    time: string
    /** Who handles a report of it; null where that department is gone. */
    who: string | null
    /** The answers leave little doubt. */
    certain: boolean
    /** What to do about it is said by the incident, where one is known. */
    ours: boolean
  }
  /** Articles about this cause. */
  reading: ArticleLine[]
  answers: { question: string; answer: string }[]
  known: KnownProps
  now: Moment
  back: string
  /** The report form with these answers filled in. */
  report: string
  /** Where looking again is of use only later. */
  lookAgain: LookAgain | null
}

/**
 * The result of the self-check: one verdict. A cause that is certain comes first and incidents below it; of any other, the
 * incidents that fit come first, with what to do meanwhile. From when to look again stands below the advice, and above it once that day has come.
 */
export function ResultView(props: ResultViewProps) {
  const { cause, reading, answers, known, now, back, report, lookAgain } = props
  const t = useT()
  const { incidents, maintenance } = known
  const told = cause.certain ? [] : incidents
  const isUnknownFault = cause.ours && incidents.length === 0 && maintenance.length === 0
  const waitBox = lookAgain ? <LookAgainBox {...lookAgain} now={now} quiet={told.length === 1} /> : null
  return (
    <Page narrow>
      <BackLink to={back}>{t('check.back')}</BackLink>
      <Known incidents={told} maintenance={maintenance} report={report} whole now={now} />
      <div className={styles.result}>
        <p className={styles.label}>{t('check.cause')}</p>
        <h1>
          <Mixed text={cause.title} />
        </h1>
        <p>
          <Mixed text={cause.why} />
        </p>
      </div>
      {lookAgain?.due ? waitBox : null}
      {cause.ours && incidents.length > 0 ? null : isUnknownFault ? (
        <Unpublished report={report} />
      ) : (
        <WhatToDo cause={cause} before={lookAgain?.due === true} />
      )}
      {lookAgain?.due ? null : waitBox}
      <ReadingLine label={t('help.readMore')} articles={reading} />
      <AlsoKnown incidents={cause.certain ? incidents : []} report={report} />
      {isUnknownFault ? null : (
        <Ask
          causeCode={cause.code}
          report={report}
          lookAgain={lookAgain}
          quiet={told.length === 1 || lookAgain?.due === false}
        />
      )}
      <Folded title={t('check.your')}>
        <Facts
          facts={answers.map(({ question, answer }) => ({ label: question, value: <Mixed text={answer} /> }))}
        />
        <p>
          <PublicLink to="/check">{t('check.again')}</PublicLink> · {t('check.code', { code: cause.code })}
        </p>
      </Folded>
    </Page>
  )
}

/** `before`: it was the advice of an earlier day, whose “tomorrow” has come. */
function WhatToDo({ cause, before }: Pick<ResultViewProps, 'cause'> & { before: boolean }) {
  const t = useT()
  return (
    <>
      <Section title={t(before ? 'check.didAdvise' : 'check.do')}>
        <ol className={styles.steps}>
          {cause.steps.map((step) => (
            <li key={step}>
              <span>
                <Mixed text={step} />
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {cause.workaround ? <WorkaroundBox title={t('check.workaround')} steps={cause.workaround} /> : null}
      <Facts
        facts={[
          { label: t('check.time'), value: <Mixed text={cause.time} /> },
          ...(cause.who ? [{ label: t('check.who'), value: <Mixed text={cause.who} /> }] : []),
        ]}
      />
    </>
  )
}

/** It looks like our fault and none is published: there is one thing to do. */
function Unpublished({ report }: { report: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <div className={styles.ask}>
      <p>{t('check.unpublished')}</p>
      <div>
        <LinkButton href={href(report)} iconAfter="arrow-right">
          {t('check.reportIt')}
        </LinkButton>
      </div>
      <p className={styles.label}>{t('check.unsolvedText')}</p>
    </div>
  )
}

type AskProps = {
  causeCode: string
  report: string
  /** The advice is to look again later: nobody can answer before. */
  lookAgain: LookAgain | null
  /** Another button on the page is what most readers want. */
  quiet: boolean
}

/** Solved is a POST: it is counted. Not solved leads on with everything filled in. */
function Ask({ causeCode, report, lookAgain, quiet }: AskProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <form method="post" action={href('/check')} className={styles.ask}>
      <h2>{t(lookAgain ? 'check.askAfter' : 'check.ask')}</h2>
      <p className={styles.label}>{t(lookAgain?.due === false ? 'check.askAfterText' : 'check.askText')}</p>
      <input type="hidden" name="cause" value={causeCode} />
      <div className={styles.choices}>
        <Button look="secondary" icon="check">
          {t('check.solved')}
        </Button>
        <LinkButton href={href(report)} iconAfter="arrow-right" look={quiet ? 'secondary' : 'primary'}>
          {t('check.unsolved')}
        </LinkButton>
      </div>
      <p className={styles.label}>{t('check.unsolvedText')}</p>
    </form>
  )
}

export function SolvedView() {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('check.thanks')} lead={t('check.thanksText')} />
      <div>
        <LinkButton href={href('/')}>{t('receipt.home')}</LinkButton>
      </div>
    </Page>
  )
}
